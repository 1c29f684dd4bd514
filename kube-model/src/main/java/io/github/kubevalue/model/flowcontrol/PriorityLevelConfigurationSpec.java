package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whether and how requests of one urgency are limited. */
@Value.Immutable
@JsonDeserialize(builder = PriorityLevelConfigurationSpec.Builder.class)
public interface PriorityLevelConfigurationSpec extends ApiValue, WithPriorityLevelConfigurationSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether they are limited; the field of that name is set. */
    @Value.Default
    default PriorityLevelEnablement type() {
        return new PriorityLevelEnablement("");
    }

    /** How they are limited. */
    Option<LimitedPriorityLevelConfiguration> limited();

    /** What they get without being limited. */
    Option<ExemptPriorityLevelConfiguration> exempt();

    /** Builds a {@link PriorityLevelConfigurationSpec}. */
    final class Builder extends ImmutablePriorityLevelConfigurationSpec.Builder {
        Builder() {}
    }
}
