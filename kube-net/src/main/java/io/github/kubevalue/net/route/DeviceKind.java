package io.github.kubevalue.net.route;

/** What a network device is, as far as a packet notices. */
public enum DeviceKind {
    /** {@code lo}: what goes out comes in again. */
    LOOPBACK,
    /** A network card: what goes out is on the network between the nodes. */
    ETHERNET,
    /** A Linux bridge: what goes out leaves through the port behind which the neighbour is. */
    BRIDGE,
    /** One end of a virtual cable; the other end is in another namespace. */
    VETH,
    /** A VXLAN tunnel: what goes out is wrapped in UDP and sent to the node that owns the neighbour. */
    VXLAN,
    /** A device that leads nowhere, and only has addresses. */
    DUMMY,
    /** An IP-in-IP tunnel: what goes out is wrapped in IP and sent to the next hop. */
    IPIP,
    /** A WireGuard tunnel: what goes out is encrypted, wrapped in UDP and sent to the peer that is allowed the address. */
    WIREGUARD
}
