package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How the target of a metric is given. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record MetricTargetType(@JsonValue String text) {
    /** In hundredths of what is requested. */
    public static final MetricTargetType UTILIZATION = new MetricTargetType("Utilization");
    /** As a value. */
    public static final MetricTargetType VALUE = new MetricTargetType("Value");
    /** As a value for each pod. */
    public static final MetricTargetType AVERAGE_VALUE = new MetricTargetType("AverageValue");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MetricTargetType {}

    @Override
    public String toString() {
        return text;
    }
}
