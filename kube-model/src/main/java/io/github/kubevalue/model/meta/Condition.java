package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** One aspect of an object's state, as most API groups report it: {@code Available=True}. */
@Value.Immutable
@JsonDeserialize(builder = Condition.Builder.class)
public interface Condition extends ApiValue, WithCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The aspect, {@code Available}. */
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

    /** The generation of the object that the condition speaks of. */
    Option<Long> observedGeneration();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word for programs. */
    @JsonInclude
    @Value.Default
    default String reason() {
        return "";
    }

    /** Why, in words for people. */
    @JsonInclude
    @Value.Default
    default String message() {
        return "";
    }

    /**
     * Returns conditions of which this is one: in the place of that of its type, which tells when the status last changed, or else as
     * the last.
     */
    default Seq<Condition> among(Seq<Condition> conditions) {
        // apimachinery/pkg/api/meta/conditions.go, SetStatusCondition
        int place = conditions.indexWhere(other -> other.type().equals(type()));
        if (place < 0) {
            return conditions.append(this);
        }
        Condition before = conditions.get(place);
        return conditions.update(
                place, before.status().equals(status()) ? withLastTransitionTime(before.lastTransitionTime()) : this);
    }

    /** Builds a {@link Condition}. */
    final class Builder extends ImmutableCondition.Builder {
        Builder() {}
    }
}
