package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The priority level of requests. */
@Value.Immutable
@JsonDeserialize(builder = PriorityLevelConfigurationReference.Builder.class)
public interface PriorityLevelConfigurationReference extends ApiValue, WithPriorityLevelConfigurationReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link PriorityLevelConfigurationReference}. */
    final class Builder extends ImmutablePriorityLevelConfigurationReference.Builder {
        Builder() {}
    }
}
