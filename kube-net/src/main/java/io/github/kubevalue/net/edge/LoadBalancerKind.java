package io.github.kubevalue.net.edge;

/** What a load balancer does to a packet on its way to a node. */
public enum LoadBalancerKind {
    /** It rewrites the destination to the node's address and node port, and keeps the source; replies come back through it. */
    NODE_PORT,
    /** It leaves the packet as it is; the node answers the client directly. */
    VIP
}
