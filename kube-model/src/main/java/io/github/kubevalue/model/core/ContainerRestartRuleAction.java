package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a rule does about a container that ended. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ContainerRestartRuleAction(@JsonValue String text) {
    /** It is started again. */
    public static final ContainerRestartRuleAction RESTART = new ContainerRestartRuleAction("Restart");
    /** All containers of the pod are started again. */
    public static final ContainerRestartRuleAction RESTART_ALL_CONTAINERS =
            new ContainerRestartRuleAction("RestartAllContainers");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerRestartRuleAction {}

    @Override
    public String toString() {
        return text;
    }
}
