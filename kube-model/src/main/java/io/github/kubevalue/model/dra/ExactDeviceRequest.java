package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Devices of one class. */
@Value.Immutable
@JsonDeserialize(builder = ExactDeviceRequest.Builder.class)
public interface ExactDeviceRequest extends ApiValue, WithExactDeviceRequest {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
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

    /** Whether they are only looked at, though others use them. */
    Option<Boolean> adminAccess();

    /** Taints of devices that do not matter. */
    Seq<DeviceToleration> tolerations();

    /** How much of each device is wanted. */
    Option<CapacityRequirements> capacity();

    /** Builds an {@link ExactDeviceRequest}. */
    final class Builder extends ImmutableExactDeviceRequest.Builder {
        Builder() {}
    }
}
