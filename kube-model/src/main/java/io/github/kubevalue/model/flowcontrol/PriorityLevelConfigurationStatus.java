package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** How a priority level is. */
@Value.Immutable
@JsonDeserialize(builder = PriorityLevelConfigurationStatus.Builder.class)
public interface PriorityLevelConfigurationStatus extends ApiValue, WithPriorityLevelConfigurationStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    Seq<PriorityLevelConfigurationCondition> conditions();

    /** Builds a {@link PriorityLevelConfigurationStatus}. */
    final class Builder extends ImmutablePriorityLevelConfigurationStatus.Builder {
        Builder() {}
    }
}
