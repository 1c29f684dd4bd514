package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.IpProtocol;

/**
 * Why a new connection is not taken into the table; its packet is dropped.
 *
 * @param entry the new connection
 * @param reason which flow is taken already
 */
public record Clash(Entry entry, String reason) {

    /** Whether two packets of a protocol that race may both pass: nf_conntrack_l4proto.allow_clash. */
    static boolean isAllowed(IpProtocol protocol) {
        return switch (protocol) {
            case TCP, SCTP, ICMP, ICMPV6 -> false;
            case UDP, UDPLITE, DCCP, GRE, ESP, AH, IGMP, IPIP, OSPF, PIM, VRRP -> true;
        };
    }

    /** Whether both say the same, or the one is the other's reply. */
    // net/netfilter/nf_conntrack_core.c, nf_ct_can_merge
    static boolean isMerged(Entry winner, Entry loser) {
        boolean same = winner.original().equals(loser.original())
                && winner.reply().equals(loser.reply())
                && winner.zone().equals(loser.zone());
        boolean reverse = winner.original().equals(loser.reply())
                && winner.reply().equals(loser.original())
                && winner.zone().id(Direction.ORIGINAL) == loser.zone().id(Direction.REPLY)
                && winner.zone().id(Direction.REPLY) == loser.zone().id(Direction.ORIGINAL);
        return same || reverse;
    }
}
