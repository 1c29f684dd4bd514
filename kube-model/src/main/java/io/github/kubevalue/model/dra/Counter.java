package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import org.immutables.value.Value;

/** How much there is of something. */
@Value.Immutable
@JsonDeserialize(builder = Counter.Builder.class)
public interface Counter extends ApiValue, WithCounter {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How much. */
    @Value.Default
    default Quantity value() {
        return Quantity.ZERO;
    }

    /** Builds a {@link Counter}. */
    final class Builder extends ImmutableCounter.Builder {
        Builder() {}
    }
}
