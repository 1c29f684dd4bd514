package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A sort of metric. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record MetricSourceType(@JsonValue String text) {
    /** Of an object of the cluster. */
    public static final MetricSourceType OBJECT = new MetricSourceType("Object");
    /** Of each pod. */
    public static final MetricSourceType PODS = new MetricSourceType("Pods");
    /** Of a resource, over all containers. */
    public static final MetricSourceType RESOURCE = new MetricSourceType("Resource");
    /** Of a resource, in one container. */
    public static final MetricSourceType CONTAINER_RESOURCE = new MetricSourceType("ContainerResource");
    /** From outside the cluster. */
    public static final MetricSourceType EXTERNAL = new MetricSourceType("External");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MetricSourceType {}

    @Override
    public String toString() {
        return text;
    }
}
