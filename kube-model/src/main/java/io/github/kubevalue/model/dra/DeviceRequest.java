package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Devices of one sort: exactly these, or the first of several that can be had. */
@Value.Immutable
@JsonDeserialize(builder = DeviceRequest.Builder.class)
public interface DeviceRequest extends ApiValue, WithDeviceRequest {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name by which containers and constraints refer to it. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The devices. */
    Option<ExactDeviceRequest> exactly();

    /** The devices in order of preference. */
    Seq<DeviceSubRequest> firstAvailable();

    /** Builds a {@link DeviceRequest}. */
    final class Builder extends ImmutableDeviceRequest.Builder {
        Builder() {}
    }
}
