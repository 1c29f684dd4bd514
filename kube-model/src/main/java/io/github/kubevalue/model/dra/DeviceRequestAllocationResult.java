package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A device that a claim has got. */
@Value.Immutable
@JsonDeserialize(builder = DeviceRequestAllocationResult.Builder.class)
public interface DeviceRequestAllocationResult extends ApiValue, WithDeviceRequestAllocationResult {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The request that it satisfies, {@code REQUEST/CHOICE} if there were several. */
    @JsonInclude
    @Value.Default
    default String request() {
        return "";
    }

    /** Its driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** Its pool. */
    @JsonInclude
    @Value.Default
    default String pool() {
        return "";
    }

    /** Its name in the pool. */
    @JsonInclude
    @Value.Default
    default String device() {
        return "";
    }

    /** Whether it is only looked at. */
    Option<Boolean> adminAccess();

    /** Taints that did not matter. */
    Seq<DeviceToleration> tolerations();

    /** Conditions that must hold before the pod is bound. */
    Seq<String> bindingConditions();

    /** Conditions upon which the pod is not bound. */
    Seq<String> bindingFailureConditions();

    /** The identity of this share of it, if others use it too. */
    Option<String> shareID();

    /** How much of it the share takes. */
    SortedMap<String, Quantity> consumedCapacity();

    /** Builds a {@link DeviceRequestAllocationResult}. */
    final class Builder extends ImmutableDeviceRequestAllocationResult.Builder {
        Builder() {}
    }
}
