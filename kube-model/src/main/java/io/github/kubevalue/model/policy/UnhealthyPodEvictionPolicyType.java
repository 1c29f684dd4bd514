package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When running pods that are not ready may be evicted. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record UnhealthyPodEvictionPolicyType(@JsonValue String text) {
    /** Only if enough pods are healthy; what holds unless another is named. */
    public static final UnhealthyPodEvictionPolicyType IF_HEALTHY_BUDGET =
            new UnhealthyPodEvictionPolicyType("IfHealthyBudget");
    /** At any time. */
    public static final UnhealthyPodEvictionPolicyType ALWAYS_ALLOW = new UnhealthyPodEvictionPolicyType("AlwaysAllow");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnhealthyPodEvictionPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
