package io.github.kubevalue.net.conntrack;

/** Which end of a flow NAT changes: the kernel's {@code nf_nat_manip_type}. */
public enum Manip {
    /** The source, as a packet leaves (POSTROUTING) or reaches this host (INPUT). */
    SOURCE,
    /** The destination, as a packet comes in (PREROUTING) or is sent (OUTPUT). */
    DESTINATION
}
