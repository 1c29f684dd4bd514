package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The devices that a claim has got, and what their drivers are told. */
@Value.Immutable
@JsonDeserialize(builder = DeviceAllocationResult.Builder.class)
public interface DeviceAllocationResult extends ApiValue, WithDeviceAllocationResult {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The devices. */
    Seq<DeviceRequestAllocationResult> results();

    /** What their drivers are told. */
    Seq<DeviceAllocationConfiguration> config();

    /** Builds a {@link DeviceAllocationResult}. */
    final class Builder extends ImmutableDeviceAllocationResult.Builder {
        Builder() {}
    }
}
