package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;

/**
 * One line of {@code conntrack -L}: an entry, and what a listing says beside it.
 *
 * @param family what {@code -o extended} puts in front: {@code ipv4     2 }; else empty
 * @param entry the entry
 * @param seconds how long it has to live
 * @param originalCounters {@code packets=1 bytes=40 } of the original direction if the kernel counts; else empty
 * @param replyCounters the same of replies
 * @param rest the words at the end in their order: mark, security context, zone, age, helper, use, id
 */
public record ConntrackLine(
        String family, Entry entry, long seconds, String originalCounters, String replyCounters, Seq<String> rest) {

    /** Returns the line of an entry as it stands at that time. */
    public static ConntrackLine of(Entry entry, Instant now) {
        Seq<String> mark = Vector.of("mark=" + Integer.toUnsignedString(entry.mark()));
        Zone zone = entry.zone();
        Seq<String> marked =
                zone.scope() == Zone.Scope.BOTH && zone.id() != 0 ? mark.append("zone=" + zone.id()) : mark;
        long left = Math.max(0, Duration.between(now, entry.expiresAt()).toSeconds());
        return new ConntrackLine("", entry, left, "", "", marked.append("use=1"));
    }

    /** Reads a line; or says what is wrong with it. */
    public static Either<String, ConntrackLine> parse(String line, Instant now) {
        return ConntrackLineReader.read(line, now);
    }

    // libnetfilter_conntrack, src/conntrack/snprintf_default.c
    private static String name(IpProtocol protocol) {
        return switch (protocol) {
            case TCP, UDP, UDPLITE, SCTP, DCCP, ICMP, GRE -> protocol.toString();
            case ICMPV6 -> "icmpv6";
            case ESP, AH, IGMP, IPIP, OSPF, PIM, VRRP -> "unknown";
        };
    }

    private static String ends(Flow flow) {
        return "src=" + flow.source().ip() + " dst=" + flow.destination().ip() + " " + details(flow);
    }

    private static String details(Flow flow) {
        if (flow.icmp().isDefined()) {
            IcmpMessage message = flow.icmp().get();
            FlowPort id = message.isReply(flow.protocol())
                    ? flow.destination().port()
                    : flow.source().port();
            return "type=" + message.type() + " code=" + message.code() + " id=" + id + " ";
        }
        if (flow.protocol() == IpProtocol.GRE) {
            return "srckey=0x0 dstkey=0x0 ";
        }
        boolean ports = flow.protocol().hasPorts() || flow.protocol() == IpProtocol.DCCP;
        return ports
                ? "sport=" + flow.source().port() + " dport="
                        + flow.destination().port() + " "
                : "";
    }

    private String time() {
        String state = entry.tcpState()
                .map(Enum::name)
                .orElse(entry.sctpState().map(Enum::name))
                .map(name -> name + " ")
                .getOrElse("");
        return entry.offload() == Offload.NONE ? seconds + " " + state : "";
    }

    private String zone(Zone.Scope scope, String name) {
        Zone zone = entry.zone();
        return zone.scope() == scope && zone.id() != 0 ? name + "=" + zone.id() + " " : "";
    }

    private String status() {
        return switch (entry.offload()) {
            case HARDWARE -> "[HW_OFFLOAD] ";
            case SOFTWARE -> "[OFFLOAD] ";
            case NONE -> entry.assured() ? "[ASSURED] " : "";
        };
    }

    /** Returns the line as the tool prints it. */
    @Override
    public String toString() {
        IpProtocol protocol = entry.protocol();
        return family
                + String.format("%-8s %d ", name(protocol), protocol.number())
                + time()
                + ends(entry.original())
                + zone(Zone.Scope.ORIGINAL, "zone-orig")
                + originalCounters
                + (entry.seenReply() ? "" : "[UNREPLIED] ")
                + ends(entry.reply())
                + zone(Zone.Scope.REPLY, "zone-reply")
                + replyCounters
                + status()
                + rest.mkString(" ");
    }
}
