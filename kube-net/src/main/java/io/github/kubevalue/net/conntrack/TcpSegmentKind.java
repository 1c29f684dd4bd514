package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;

/** A TCP segment as far as connection tracking tells segments apart. */
enum TcpSegmentKind {
    SYN,
    SYNACK,
    FIN,
    ACK,
    RST,
    NONE;

    // net/netfilter/nf_conntrack_proto_tcp.c, get_conntrack_index
    static TcpSegmentKind of(TcpFlags flags) {
        if (flags.has(TcpFlag.RST)) {
            return RST;
        }
        if (flags.has(TcpFlag.SYN)) {
            return flags.has(TcpFlag.ACK) ? SYNACK : SYN;
        }
        if (flags.has(TcpFlag.FIN)) {
            return FIN;
        }
        return flags.has(TcpFlag.ACK) ? ACK : NONE;
    }
}
