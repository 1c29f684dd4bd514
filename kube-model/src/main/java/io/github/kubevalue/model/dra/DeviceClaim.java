package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Which devices are claimed. */
@Value.Immutable
@JsonDeserialize(builder = DeviceClaim.Builder.class)
public interface DeviceClaim extends ApiValue, WithDeviceClaim {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The devices, one entry for each sort. */
    @JsonInclude
    Seq<DeviceRequest> requests();

    /** What must hold of them together. */
    Seq<DeviceConstraint> constraints();

    /** What their drivers are told. */
    Seq<DeviceClaimConfiguration> config();

    /** Builds a {@link DeviceClaim}. */
    final class Builder extends ImmutableDeviceClaim.Builder {
        Builder() {}
    }
}
