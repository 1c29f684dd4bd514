package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.HeaderMatch;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Flow;

/** Whether a packet's header is as a rule asks. Packets are whole: what is sent in fragments is met as one. */
record HeaderTest(HookRun run) implements HeaderMatch.Visitor<Boolean> {
    @Override
    public Boolean otherProtocol(HeaderMatch.OtherProtocol match) {
        return false;
    }

    @Override
    public Boolean fragment(HeaderMatch.Fragment match) {
        return false;
    }

    @Override
    public Boolean ipRange(HeaderMatch.IpRange match) {
        Flow flow = run.packet().flow();
        Ip ip = match.end() == Match.End.SOURCE
                ? flow.source().ip()
                : flow.destination().ip();
        return match.first().compareTo(ip) <= 0 && ip.compareTo(match.last()) <= 0;
    }

    @Override
    public Boolean ttl(HeaderMatch.Ttl match) {
        int ttl = run.packet().ttl();
        return switch (match.comparison()) {
            case EQ -> ttl == match.value();
            case LT -> ttl < match.value();
            case GT -> ttl > match.value();
        };
    }

    /** What this host sends counts as unicast while it is still here. */
    @Override
    public Boolean packetType(HeaderMatch.PacketType match) {
        return match.kind() == (run.at.in().isEmpty() ? HeaderMatch.PacketType.Kind.UNICAST : delivered());
    }

    private HeaderMatch.PacketType.Kind delivered() {
        return switch (run.state
                .addresses()
                .typeOf(run.packet().flow().destination().ip())) {
            case BROADCAST -> HeaderMatch.PacketType.Kind.BROADCAST;
            case MULTICAST -> HeaderMatch.PacketType.Kind.MULTICAST;
            case UNSPEC, UNICAST, LOCAL, ANYCAST, BLACKHOLE, UNREACHABLE, PROHIBIT ->
                HeaderMatch.PacketType.Kind.UNICAST;
        };
    }
}
