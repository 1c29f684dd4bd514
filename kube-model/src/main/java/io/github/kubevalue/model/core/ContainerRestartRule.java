package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What happens when a container ends in a certain way, whatever its restart policy says. */
@Value.Immutable
@JsonDeserialize(builder = ContainerRestartRule.Builder.class)
public interface ContainerRestartRule extends ApiValue, WithContainerRestartRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What happens. */
    Option<ContainerRestartRuleAction> action();

    /** The exit codes that are meant. */
    Option<ContainerRestartRuleOnExitCodes> exitCodes();

    /** Builds a {@link ContainerRestartRule}. */
    final class Builder extends ImmutableContainerRestartRule.Builder {
        Builder() {}
    }
}
