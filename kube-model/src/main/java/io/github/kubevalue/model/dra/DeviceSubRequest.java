package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One of several choices of devices. */
@Value.Immutable
@JsonDeserialize(builder = DeviceSubRequest.Builder.class)
public interface DeviceSubRequest extends ApiValue, WithDeviceSubRequest {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name by which it is referred to. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The class. */
    @JsonInclude
    @Value.Default
    default String deviceClassName() {
        return "";
    }

    /** What else must hold of the devices; all of it must. */
    Seq<DeviceSelector> selectors();

    /** Whether all of them are wanted; only so many unless set. */
    Option<DeviceAllocationMode> allocationMode();

    /** How many; 1 unless set. */
    Option<Long> count();

    /** Taints of devices that do not matter. */
    Seq<DeviceToleration> tolerations();

    /** How much of each device is wanted. */
    Option<CapacityRequirements> capacity();

    /** Builds a {@link DeviceSubRequest}. */
    final class Builder extends ImmutableDeviceSubRequest.Builder {
        Builder() {}
    }
}
