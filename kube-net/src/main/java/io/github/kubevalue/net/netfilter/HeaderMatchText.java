package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.MatchText.Words;

/** The text of matches on a packet's header. */
record HeaderMatchText(IpFamily family) implements HeaderMatch.Visitor<Words> {
    @Override
    public Words otherProtocol(HeaderMatch.OtherProtocol match) {
        return new Words("", "-p " + match.protocol());
    }

    @Override
    public Words fragment(HeaderMatch.Fragment match) {
        return new Words("", "-f");
    }

    @Override
    public Words ipRange(HeaderMatch.IpRange match) {
        String option = match.end() == Match.End.SOURCE ? "--src-range " : "--dst-range ";
        return new Words("iprange", option + match.first() + "-" + match.last());
    }

    @Override
    public Words ttl(HeaderMatch.Ttl match) {
        String name = family == IpFamily.IPV4 ? "ttl" : "hl";
        return new Words(name, "--" + name + "-" + match.comparison() + " " + match.value());
    }

    @Override
    public Words packetType(HeaderMatch.PacketType match) {
        return new Words("pkttype", "--pkt-type " + match.kind());
    }
}
