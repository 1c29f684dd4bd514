package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What holds of the objects that count towards a quota. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ResourceQuotaScope(@JsonValue String text) {
    /** The pod may run for a limited time only. */
    public static final ResourceQuotaScope TERMINATING = new ResourceQuotaScope("Terminating");
    /** The pod may run on. */
    public static final ResourceQuotaScope NOT_TERMINATING = new ResourceQuotaScope("NotTerminating");
    /** The pod asks for nothing. */
    public static final ResourceQuotaScope BEST_EFFORT = new ResourceQuotaScope("BestEffort");
    /** The pod asks for something. */
    public static final ResourceQuotaScope NOT_BEST_EFFORT = new ResourceQuotaScope("NotBestEffort");
    /** The pod has one of certain priority classes. */
    public static final ResourceQuotaScope PRIORITY_CLASS = new ResourceQuotaScope("PriorityClass");
    /** The pod has affinity terms that look into other namespaces. */
    public static final ResourceQuotaScope CROSS_NAMESPACE_POD_AFFINITY =
            new ResourceQuotaScope("CrossNamespacePodAffinity");
    /** The claim names one of certain classes of attributes. */
    public static final ResourceQuotaScope VOLUME_ATTRIBUTES_CLASS = new ResourceQuotaScope("VolumeAttributesClass");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResourceQuotaScope {}

    @Override
    public String toString() {
        return text;
    }
}
