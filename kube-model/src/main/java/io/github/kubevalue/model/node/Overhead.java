package io.github.kubevalue.model.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What running a pod costs beyond its containers. */
@Value.Immutable
@JsonDeserialize(builder = Overhead.Builder.class)
public interface Overhead extends ApiValue, WithOverhead {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What each pod costs. */
    SortedMap<String, Quantity> podFixed();

    /** Builds an {@link Overhead}. */
    final class Builder extends ImmutableOverhead.Builder {
        Builder() {}
    }
}
