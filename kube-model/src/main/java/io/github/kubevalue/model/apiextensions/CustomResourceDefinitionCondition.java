package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** One aspect of the state of a CustomResourceDefinition. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinitionCondition.Builder.class)
public interface CustomResourceDefinitionCondition extends ApiValue, WithCustomResourceDefinitionCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The aspect. */
    @JsonInclude
    @Value.Default
    default CustomResourceDefinitionConditionType type() {
        return new CustomResourceDefinitionConditionType("");
    }

    /** Whether it holds. */
    @JsonInclude
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** When that last changed. */
    Option<Instant> lastTransitionTime();

    /** Why, in one word for programs. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** The generation of the definition that it speaks of. */
    Option<Long> observedGeneration();

    /** Builds a {@link CustomResourceDefinitionCondition}. */
    final class Builder extends ImmutableCustomResourceDefinitionCondition.Builder {
        Builder() {}
    }
}
