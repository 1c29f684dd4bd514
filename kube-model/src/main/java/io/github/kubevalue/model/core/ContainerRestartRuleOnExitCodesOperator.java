package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an exit code relates to the values of a rule. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ContainerRestartRuleOnExitCodesOperator(
        @JsonValue String text) {
    /** It is one of them. */
    public static final ContainerRestartRuleOnExitCodesOperator IN = new ContainerRestartRuleOnExitCodesOperator("In");
    /** It is none of them. */
    public static final ContainerRestartRuleOnExitCodesOperator NOT_IN =
            new ContainerRestartRuleOnExitCodesOperator("NotIn");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerRestartRuleOnExitCodesOperator {}

    @Override
    public String toString() {
        return text;
    }
}
