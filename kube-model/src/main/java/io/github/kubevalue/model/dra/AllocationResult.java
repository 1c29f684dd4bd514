package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The devices that a claim has got. */
@Value.Immutable
@JsonDeserialize(builder = AllocationResult.Builder.class)
public interface AllocationResult extends ApiValue, WithAllocationResult {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The devices. */
    @Value.Default
    default DeviceAllocationResult devices() {
        return DeviceAllocationResult.builder().build();
    }

    /** The nodes on which they can be used; all of them if absent. */
    Option<NodeSelector> nodeSelector();

    /** When it got them. */
    Option<Instant> allocationTimestamp();

    /** Builds an {@link AllocationResult}. */
    final class Builder extends ImmutableAllocationResult.Builder {
        Builder() {}
    }
}
