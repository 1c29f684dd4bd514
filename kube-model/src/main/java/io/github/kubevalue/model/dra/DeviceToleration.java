package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Taints of devices that do not matter. */
@Value.Immutable
@JsonDeserialize(builder = DeviceToleration.Builder.class)
public interface DeviceToleration extends ApiValue, WithDeviceToleration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The taint's key; any if absent. */
    Option<String> key();

    /** How the taint's value relates to {@link #value()}; {@code Equal} unless set. */
    Option<DeviceTolerationOperator> operator();

    /** The value. */
    Option<String> value();

    /** The taint's effect; any unless set. */
    Option<DeviceTaintEffect> effect();

    /** For how long; for ever unless set. */
    Option<Long> tolerationSeconds();

    /** Builds a {@link DeviceToleration}. */
    final class Builder extends ImmutableDeviceToleration.Builder {
        Builder() {}
    }
}
