package io.github.kubevalue.model.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** Which nodes pods of a runtime class may run on. */
@Value.Immutable
@JsonDeserialize(builder = Scheduling.Builder.class)
public interface Scheduling extends ApiValue, WithScheduling {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels that the nodes have, added to what the pod asks for. */
    SortedMap<String, String> nodeSelector();

    /** Taints that do not keep the pods away, added to those of the pod. */
    Seq<Toleration> tolerations();

    /** Builds a {@link Scheduling}. */
    final class Builder extends ImmutableScheduling.Builder {
        Builder() {}
    }
}
