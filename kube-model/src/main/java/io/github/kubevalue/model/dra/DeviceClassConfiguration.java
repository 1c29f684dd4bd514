package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What drivers are told of the devices of a class. */
@Value.Immutable
@JsonDeserialize(builder = DeviceClassConfiguration.Builder.class)
public interface DeviceClassConfiguration extends ApiValue, WithDeviceClassConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What only the driver understands. */
    Option<OpaqueDeviceConfiguration> opaque();

    /** Builds a {@link DeviceClassConfiguration}. */
    final class Builder extends ImmutableDeviceClassConfiguration.Builder {
        Builder() {}
    }
}
