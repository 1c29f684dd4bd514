package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a custom resource is turned from one version into another. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ConversionStrategyType(@JsonValue String text) {
    /** Only its apiVersion changes. */
    public static final ConversionStrategyType NONE = new ConversionStrategyType("None");
    /** A webhook is asked. */
    public static final ConversionStrategyType WEBHOOK = new ConversionStrategyType("Webhook");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversionStrategyType {}

    @Override
    public String toString() {
        return text;
    }
}
