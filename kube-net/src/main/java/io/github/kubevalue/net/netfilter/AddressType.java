package io.github.kubevalue.net.netfilter;

/** What an address is to a host, as {@code -m addrtype} asks it. */
public enum AddressType {
    /** No particular kind; the kernel's type of 0.0.0.0. */
    UNSPEC,
    /** Some other host. */
    UNICAST,
    /** An address of this host. */
    LOCAL,
    /** A broadcast address of a connected subnet. */
    BROADCAST,
    /** Anycast (IPv6). */
    ANYCAST,
    /** A multicast group. */
    MULTICAST,
    /** Routed into a black hole. */
    BLACKHOLE,
    /** Routed as unreachable. */
    UNREACHABLE,
    /** Routed as prohibited. */
    PROHIBIT
}
