package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** How requests wait. */
@Value.Immutable
@JsonDeserialize(builder = QueuingConfiguration.Builder.class)
public interface QueuingConfiguration extends ApiValue, WithQueuingConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many queues there are; 64 unless set. */
    @JsonInclude
    @Value.Default
    default int queues() {
        return 0;
    }

    /** How many queues a flow may use; 8 unless set. */
    @JsonInclude
    @Value.Default
    default int handSize() {
        return 0;
    }

    /** How many requests fit into a queue; 50 unless set. */
    @JsonInclude
    @Value.Default
    default int queueLengthLimit() {
        return 0;
    }

    /** Builds a {@link QueuingConfiguration}. */
    final class Builder extends ImmutableQueuingConfiguration.Builder {
        Builder() {}
    }
}
