package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How requests of one urgency are limited. */
@Value.Immutable
@JsonDeserialize(builder = LimitedPriorityLevelConfiguration.Builder.class)
public interface LimitedPriorityLevelConfiguration extends ApiValue, WithLimitedPriorityLevelConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Their share of what the server works on at a time; 30 unless set. */
    @JsonInclude
    Option<Integer> nominalConcurrencyShares();

    /** What becomes of the requests beyond that. */
    @Value.Default
    default LimitResponse limitResponse() {
        return LimitResponse.builder().build();
    }

    /** How many hundredths of the share others may borrow. */
    Option<Integer> lendablePercent();

    /** How many hundredths of the share may be borrowed from others; any number if absent. */
    Option<Integer> borrowingLimitPercent();

    /** Builds a {@link LimitedPriorityLevelConfiguration}. */
    final class Builder extends ImmutableLimitedPriorityLevelConfiguration.Builder {
        Builder() {}
    }
}
