package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What drivers are told of the devices of a claim. */
@Value.Immutable
@JsonDeserialize(builder = DeviceClaimConfiguration.Builder.class)
public interface DeviceClaimConfiguration extends ApiValue, WithDeviceClaimConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The requests that are meant; all of them if there is none. */
    Seq<String> requests();

    /** What only the driver understands. */
    Option<OpaqueDeviceConfiguration> opaque();

    /** Builds a {@link DeviceClaimConfiguration}. */
    final class Builder extends ImmutableDeviceClaimConfiguration.Builder {
        Builder() {}
    }
}
