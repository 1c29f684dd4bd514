package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What devices have in common and use up together. */
@Value.Immutable
@JsonDeserialize(builder = CounterSet.Builder.class)
public interface CounterSet extends ApiValue, WithCounterSet {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the set. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** How much there is of each. */
    SortedMap<String, Counter> counters();

    /** Builds a {@link CounterSet}. */
    final class Builder extends ImmutableCounterSet.Builder {
        Builder() {}
    }
}
