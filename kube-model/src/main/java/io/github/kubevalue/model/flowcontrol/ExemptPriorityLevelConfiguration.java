package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What requests get that are not limited. */
@Value.Immutable
@JsonDeserialize(builder = ExemptPriorityLevelConfiguration.Builder.class)
public interface ExemptPriorityLevelConfiguration extends ApiValue, WithExemptPriorityLevelConfiguration {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Their share of what the server works on at a time; none unless set. */
    Option<Integer> nominalConcurrencyShares();

    /** How many hundredths of the share others may borrow. */
    Option<Integer> lendablePercent();

    /** Builds an {@link ExemptPriorityLevelConfiguration}. */
    final class Builder extends ImmutableExemptPriorityLevelConfiguration.Builder {
        Builder() {}
    }
}
