package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** One aspect of a node's state: {@code Ready=True}. */
@Value.Immutable
@JsonDeserialize(builder = NodeCondition.Builder.class)
public interface NodeCondition extends ApiValue, WithNodeCondition {

    /** The node runs pods. */
    String READY = "Ready";

    /** The node is short of memory. */
    String MEMORY_PRESSURE = "MemoryPressure";

    /** The node is short of disk space. */
    String DISK_PRESSURE = "DiskPressure";

    /** The node has too many processes. */
    String PID_PRESSURE = "PIDPressure";

    /** The node's network is not set up. */
    String NETWORK_UNAVAILABLE = "NetworkUnavailable";

    /** Returns a condition that does or does not hold. */
    static NodeCondition of(String type, boolean holds) {
        return builder().type(type).status(ConditionStatus.of(holds)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The aspect. */
    @JsonInclude
    @Value.Default
    default String type() {
        return "";
    }

    /** Whether it holds. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** When it was last looked at. */
    @JsonInclude
    Option<Instant> lastHeartbeatTime();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds a {@link NodeCondition}. */
    final class Builder extends ImmutableNodeCondition.Builder {
        Builder() {}
    }
}
