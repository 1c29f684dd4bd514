package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A node's swap space. */
@Value.Immutable
@JsonDeserialize(builder = NodeSwapStatus.Builder.class)
public interface NodeSwapStatus extends ApiValue, WithNodeSwapStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How large it is, in bytes. */
    Option<Long> capacity();

    /** Builds a {@link NodeSwapStatus}. */
    final class Builder extends ImmutableNodeSwapStatus.Builder {
        Builder() {}
    }
}
