package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** Bounds on one kind of thing, and what it gets that asks for nothing. */
@Value.Immutable
@JsonDeserialize(builder = LimitRangeItem.Builder.class)
public interface LimitRangeItem extends ApiValue, WithLimitRangeItem {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is bounded. */
    @Value.Default
    default LimitType type() {
        return new LimitType("");
    }

    /** The most of each resource. */
    SortedMap<String, Quantity> max();

    /** The least of each resource. */
    SortedMap<String, Quantity> min();

    /** The limit of a container that sets none. The field is called {@code default}. */
    @JsonProperty("default")
    SortedMap<String, Quantity> defaultLimit();

    /** The request of a container that makes none. */
    SortedMap<String, Quantity> defaultRequest();

    /** How many times its request a limit may be. */
    SortedMap<String, Quantity> maxLimitRequestRatio();

    /** Builds a {@link LimitRangeItem}. */
    final class Builder extends ImmutableLimitRangeItem.Builder {
        Builder() {}
    }
}
