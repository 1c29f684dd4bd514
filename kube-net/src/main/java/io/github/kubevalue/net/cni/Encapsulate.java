package io.github.kubevalue.net.cni;

/** Which packets between nodes go through the tunnel. */
public enum Encapsulate {
    /** All. */
    ALWAYS,
    /** Those to nodes of another subnet: Calico's {@code CrossSubnet}, flannel's {@code DirectRouting}. */
    CROSS_SUBNET
}
