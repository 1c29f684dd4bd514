package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a driver is told of devices that were allocated. */
@Value.Immutable
@JsonDeserialize(builder = DeviceAllocationConfiguration.Builder.class)
public interface DeviceAllocationConfiguration extends ApiValue, WithDeviceAllocationConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who says so. */
    @Value.Default
    default AllocationConfigSource source() {
        return new AllocationConfigSource("");
    }

    /** The requests that are meant; all of them if there is none. */
    Seq<String> requests();

    /** What only the driver understands. */
    Option<OpaqueDeviceConfiguration> opaque();

    /** Builds a {@link DeviceAllocationConfiguration}. */
    final class Builder extends ImmutableDeviceAllocationConfiguration.Builder {
        Builder() {}
    }
}
