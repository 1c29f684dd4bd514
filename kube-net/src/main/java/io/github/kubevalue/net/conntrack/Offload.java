package io.github.kubevalue.net.conntrack;

/** Whether and by whom the packets of a connection are carried past the network stack. */
public enum Offload {
    /** They pass the stack. */
    NONE,
    /** By a flow table of nftables: {@code [OFFLOAD]}. */
    SOFTWARE,
    /** By the network card: {@code [HW_OFFLOAD]}. */
    HARDWARE
}
