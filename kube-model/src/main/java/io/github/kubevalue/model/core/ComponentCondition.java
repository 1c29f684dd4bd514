package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Something that holds of a component, or does not. */
@Value.Immutable
@JsonDeserialize(builder = ComponentCondition.Builder.class)
public interface ComponentCondition extends ApiValue, WithComponentCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the condition is about, {@code Healthy}. */
    @Value.Default
    default ComponentConditionType type() {
        return new ComponentConditionType("");
    }

    /** Whether it holds. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** What the component said. */
    Option<String> message();

    /** Why it could not be asked. */
    Option<String> error();

    /** Builds a {@link ComponentCondition}. */
    final class Builder extends ImmutableComponentCondition.Builder {
        Builder() {}
    }
}
