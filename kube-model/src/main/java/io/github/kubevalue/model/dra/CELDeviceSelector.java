package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** An expression that must hold of a device. */
@Value.Immutable
@JsonDeserialize(builder = CELDeviceSelector.Builder.class)
public interface CELDeviceSelector extends ApiValue, WithCELDeviceSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The expression, in CEL. */
    @JsonInclude
    @Value.Default
    default String expression() {
        return "";
    }

    /** Builds a {@link CELDeviceSelector}. */
    final class Builder extends ImmutableCELDeviceSelector.Builder {
        Builder() {}
    }
}
