package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** From where the pods of a StatefulSet are counted. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSetOrdinals.Builder.class)
public interface StatefulSetOrdinals extends ApiValue, WithStatefulSetOrdinals {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The first ordinal. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int start() {
        return 0;
    }

    /** Builds a {@link StatefulSetOrdinals}. */
    final class Builder extends ImmutableStatefulSetOrdinals.Builder {
        Builder() {}
    }
}
