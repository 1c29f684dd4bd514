package io.github.kubevalue.net.proxy;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** By what kube-proxy knows local traffic: {@code detectLocalMode} of its configuration. */
public enum DetectLocalMode {
    /** By the addresses of all pods of the cluster. */
    CLUSTER_CIDR("ClusterCIDR"),
    /** By the addresses of the pods of this node. */
    NODE_CIDR("NodeCIDR"),
    /** By the bridge that pods are plugged into. */
    BRIDGE_INTERFACE("BridgeInterface"),
    /** By the names of the devices that lead to pods. */
    INTERFACE_NAME_PREFIX("InterfaceNamePrefix");

    private final String text;

    DetectLocalMode(String text) {
        this.text = text;
    }

    /** Reads {@code ClusterCIDR}. */
    public static Option<DetectLocalMode> tryParse(String text) {
        return Vector.of(values()).find(mode -> mode.text.equals(text));
    }

    /** Returns {@code ClusterCIDR}. */
    @Override
    public String toString() {
        return text;
    }
}
