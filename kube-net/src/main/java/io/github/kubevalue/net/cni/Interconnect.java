package io.github.kubevalue.net.cni;

/** How a node reaches the pods of another node. */
public enum Interconnect {
    /** By a route through the other node, told by flannel's host-gw, BGP or the cloud. */
    DIRECT,
    /** By VXLAN, as flannel does it: {@code flannel.1}, which has the first address of the pod CIDR block. */
    VXLAN,
    /** By IP in IP, as Calico does it: {@code tunl0}. */
    IPIP,
    /** By WireGuard: {@code wireguard.cali}, or {@code flannel-wg}. */
    WIREGUARD
}
