package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Exit codes of a container. */
@Value.Immutable
@JsonDeserialize(builder = ContainerRestartRuleOnExitCodes.Builder.class)
public interface ContainerRestartRuleOnExitCodes extends ApiValue, WithContainerRestartRuleOnExitCodes {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How the exit code relates to the values. */
    Option<ContainerRestartRuleOnExitCodesOperator> operator();

    /** The exit codes. */
    Seq<Integer> values();

    /** Builds a {@link ContainerRestartRuleOnExitCodes}. */
    final class Builder extends ImmutableContainerRestartRuleOnExitCodes.Builder {
        Builder() {}
    }
}
