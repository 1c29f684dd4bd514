package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An aspect of the state of a CustomResourceDefinition. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record CustomResourceDefinitionConditionType(
        @JsonValue String text) {
    /** Its kinds are served. */
    public static final CustomResourceDefinitionConditionType ESTABLISHED =
            new CustomResourceDefinitionConditionType("Established");
    /** No other definition of its group has its names. */
    public static final CustomResourceDefinitionConditionType NAMES_ACCEPTED =
            new CustomResourceDefinitionConditionType("NamesAccepted");
    /** A schema of it is not structural. */
    public static final CustomResourceDefinitionConditionType NON_STRUCTURAL_SCHEMA =
            new CustomResourceDefinitionConditionType("NonStructuralSchema");
    /** It is being deleted, and its custom resources with it. */
    public static final CustomResourceDefinitionConditionType TERMINATING =
            new CustomResourceDefinitionConditionType("Terminating");
    /** Whether it may use a group of Kubernetes itself. */
    public static final CustomResourceDefinitionConditionType API_APPROVED =
            new CustomResourceDefinitionConditionType("KubernetesAPIApprovalPolicyConformant");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomResourceDefinitionConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
