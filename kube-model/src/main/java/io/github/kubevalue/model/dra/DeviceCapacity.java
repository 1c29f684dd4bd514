package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How much of something a device has, and how it may be shared out. */
@Value.Immutable
@JsonDeserialize(builder = DeviceCapacity.Builder.class)
public interface DeviceCapacity extends ApiValue, WithDeviceCapacity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How much. */
    @Value.Default
    default Quantity value() {
        return Quantity.ZERO;
    }

    /** How it may be asked for; only all of it if absent. */
    Option<CapacityRequestPolicy> requestPolicy();

    /** Builds a {@link DeviceCapacity}. */
    final class Builder extends ImmutableDeviceCapacity.Builder {
        Builder() {}
    }
}
