package io.github.kubevalue.net.cni;

/** How a pod is plugged into its node. */
public enum Plug {
    /** By a bridge, {@code cni0}, that has the first address of the node's pod CIDR. Pods of a node are neighbours. */
    BRIDGE,
    /** By a cable each; the node's end has the first address of the pod CIDR (kindnet, the ptp plugin). */
    PTP,
    /** By a cable each; the node's end has no address and answers for 169.254.1.1 (Calico). */
    ROUTED
}
