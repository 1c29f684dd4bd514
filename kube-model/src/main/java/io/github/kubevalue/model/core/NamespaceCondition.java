package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** One aspect of a namespace's deletion. */
@Value.Immutable
@JsonDeserialize(builder = NamespaceCondition.Builder.class)
public interface NamespaceCondition extends ApiValue, WithNamespaceCondition {

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

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds a {@link NamespaceCondition}. */
    final class Builder extends ImmutableNamespaceCondition.Builder {
        Builder() {}
    }
}
