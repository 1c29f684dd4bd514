package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a pod's resolver configuration comes from. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record DNSPolicy(@JsonValue String text) {
    /** The cluster's DNS; that of the node for pods on the host network. */
    public static final DNSPolicy CLUSTER_FIRST = new DNSPolicy("ClusterFirst");
    /** The cluster's DNS, on the host network too. */
    public static final DNSPolicy CLUSTER_FIRST_WITH_HOST_NET = new DNSPolicy("ClusterFirstWithHostNet");
    /** That of the node. */
    public static final DNSPolicy DEFAULT = new DNSPolicy("Default");
    /** Only what the pod's own DNS configuration says. */
    public static final DNSPolicy NONE = new DNSPolicy("None");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DNSPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
