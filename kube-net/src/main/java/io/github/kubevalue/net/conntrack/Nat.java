package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;

/**
 * What NAT does to a packet of a connection, one end at a time: the destination as it comes in, the source as it leaves.
 *
 * <p>Done at both ends, a packet of direction {@code d} leaves as {@link Entry#leaving}. An ICMP error has its own addresses
 * translated, and the packet that it quotes, which went the other way, as the inverse of its translation:
 * {@code inner(out) = ι(translate(ι(inner(in))))}.
 */
public final class Nat {
    private Nat() {}

    /** Whether it is an ICMP redirect about a translated connection: it names addresses that its receiver does not know. */
    // net/netfilter/nf_nat_proto.c, nf_nat_icmp_reply_translation
    public static boolean isMisleading(Packet packet, Entry entry) {
        boolean redirect = packet.isIcmpError()
                && packet.flow().protocol() == IpProtocol.ICMP
                && packet.flow().icmp().exists(message -> message.type() == IcmpMessage.REDIRECT);
        return redirect && !entry.reply().equals(entry.original().inverted());
    }

    /** Returns the packet with that end as its connection says. */
    public static Packet translate(Packet packet, Entry entry, Direction direction, Manip manip) {
        if (!packet.isIcmpError()) {
            return moved(packet, end(entry.flow(direction.opposite()), manip), manip);
        }
        Flow target = entry.leaving(direction);
        Packet quoted = packet.quoted().get();
        Flow inner = moved(quoted.flow().inverted(), target, manip).inverted();
        Packet outer = changes(entry.flow(direction), target, manip)
                ? packet.withFlow(movedAddress(packet.flow(), target, manip))
                : packet;
        return outer.withQuoted(Option.some(quoted.withFlow(inner)));
    }

    /** Most packets leave a hook with the end that they came with. */
    private static Packet moved(Packet packet, Address to, Manip manip) {
        Flow flow = packet.flow();
        boolean source = manip == Manip.SOURCE;
        if ((source ? flow.source() : flow.destination()).equals(to)) {
            return packet;
        }
        return packet.withFlow(source ? flow.withSource(to) : flow.withDestination(to));
    }

    /** The end that packets leave with, at which packets of the other direction come in. */
    private static Address end(Flow other, Manip manip) {
        return manip == Manip.SOURCE ? other.destination() : other.source();
    }

    private static Flow moved(Flow flow, Flow target, Manip manip) {
        return manip == Manip.SOURCE ? flow.withSource(target.source()) : flow.withDestination(target.destination());
    }

    private static boolean changes(Flow flow, Flow target, Manip manip) {
        return manip == Manip.SOURCE
                ? !flow.source().equals(target.source())
                : !flow.destination().equals(target.destination());
    }

    private static Flow movedAddress(Flow flow, Flow target, Manip manip) {
        Address source = flow.source().withIp(target.source().ip());
        Address destination = flow.destination().withIp(target.destination().ip());
        return manip == Manip.SOURCE ? flow.withSource(source) : flow.withDestination(destination);
    }
}
