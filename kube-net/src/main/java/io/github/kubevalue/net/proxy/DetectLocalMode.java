package io.github.kubevalue.net.proxy;

/** By what kube-proxy knows local traffic: {@code detectLocalMode} of its configuration. */
public enum DetectLocalMode {
    /** By the addresses of all pods of the cluster. */
    CLUSTER_CIDR,
    /** By the addresses of the pods of this node. */
    NODE_CIDR,
    /** By the bridge that pods are plugged into. */
    BRIDGE_INTERFACE,
    /** By the names of the devices that lead to pods. */
    INTERFACE_NAME_PREFIX
}
