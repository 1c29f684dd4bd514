package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A range of what may be asked for. */
@Value.Immutable
@JsonDeserialize(builder = CapacityRequestPolicyRange.Builder.class)
public interface CapacityRequestPolicyRange extends ApiValue, WithCapacityRequestPolicyRange {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The least. */
    Option<Quantity> min();

    /** The most. */
    Option<Quantity> max();

    /** In which steps. */
    Option<Quantity> step();

    /** Builds a {@link CapacityRequestPolicyRange}. */
    final class Builder extends ImmutableCapacityRequestPolicyRange.Builder {
        Builder() {}
    }
}
