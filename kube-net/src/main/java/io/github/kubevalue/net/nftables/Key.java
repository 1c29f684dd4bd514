package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Something that rules ask of a packet, by nft's words for it: {@code ip saddr}. Keys that are not here are not modelled. */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
public enum Key {
    /** {@code ip saddr}. */
    IP_SADDR("ip saddr", DataType.IPV4_ADDR, facts -> facts.address(IpFamily.IPV4, Flow::source)),
    /** {@code ip daddr}. */
    IP_DADDR("ip daddr", DataType.IPV4_ADDR, facts -> facts.address(IpFamily.IPV4, Flow::destination)),
    /** {@code ip6 saddr}. */
    IP6_SADDR("ip6 saddr", DataType.IPV6_ADDR, facts -> facts.address(IpFamily.IPV6, Flow::source)),
    /** {@code ip6 daddr}. */
    IP6_DADDR("ip6 daddr", DataType.IPV6_ADDR, facts -> facts.address(IpFamily.IPV6, Flow::destination)),
    /** {@code ip protocol}. */
    IP_PROTOCOL("ip protocol", DataType.INET_PROTO, facts -> facts.of(IpFamily.IPV4, PacketFacts::protocol)),
    /** {@code ip6 nexthdr}: the packets here have no extension headers. */
    IP6_NEXTHDR("ip6 nexthdr", DataType.INET_PROTO, facts -> facts.of(IpFamily.IPV6, PacketFacts::protocol)),
    /** {@code ip ttl}. */
    IP_TTL("ip ttl", DataType.INTEGER, facts -> facts.of(IpFamily.IPV4, PacketFacts::ttl)),
    /** {@code ip6 hoplimit}. */
    IP6_HOPLIMIT("ip6 hoplimit", DataType.INTEGER, facts -> facts.of(IpFamily.IPV6, PacketFacts::ttl)),
    /** {@code tcp sport}. */
    TCP_SPORT("tcp sport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.TCP, Flow::source)),
    /** {@code tcp dport}. */
    TCP_DPORT("tcp dport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.TCP, Flow::destination)),
    /** {@code tcp flags}. */
    TCP_FLAGS("tcp flags", DataType.TCP_FLAG, PacketFacts::tcpFlags),
    /** {@code udp sport}. */
    UDP_SPORT("udp sport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.UDP, Flow::source)),
    /** {@code udp dport}. */
    UDP_DPORT("udp dport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.UDP, Flow::destination)),
    /** {@code udplite sport}. */
    UDPLITE_SPORT("udplite sport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.UDPLITE, Flow::source)),
    /** {@code udplite dport}. */
    UDPLITE_DPORT("udplite dport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.UDPLITE, Flow::destination)),
    /** {@code sctp sport}. */
    SCTP_SPORT("sctp sport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.SCTP, Flow::source)),
    /** {@code sctp dport}. */
    SCTP_DPORT("sctp dport", DataType.INET_SERVICE, facts -> facts.port(IpProtocol.SCTP, Flow::destination)),
    /** {@code dccp sport}: no packet here is of that protocol. */
    DCCP_SPORT("dccp sport", DataType.INET_SERVICE, facts -> Reading.MISSING),
    /** {@code dccp dport}. */
    DCCP_DPORT("dccp dport", DataType.INET_SERVICE, facts -> Reading.MISSING),
    /** {@code th sport}. */
    TH_SPORT("th sport", DataType.INET_SERVICE, facts -> facts.anyPort("th sport", Flow::source)),
    /** {@code th dport}. */
    TH_DPORT("th dport", DataType.INET_SERVICE, facts -> facts.anyPort("th dport", Flow::destination)),
    /** {@code icmp type}. */
    ICMP_TYPE("icmp type", DataType.ICMP_TYPE, facts -> facts.icmp(IpProtocol.ICMP, message -> message.type())),
    /** {@code icmp code}. */
    ICMP_CODE("icmp code", DataType.ICMP_CODE, facts -> facts.icmp(IpProtocol.ICMP, message -> message.code())),
    /** {@code icmpv6 type}. */
    ICMPV6_TYPE("icmpv6 type", DataType.ICMPV6_TYPE, facts -> facts.icmp(IpProtocol.ICMPV6, message -> message.type())),
    /** {@code icmpv6 code}. */
    ICMPV6_CODE("icmpv6 code", DataType.ICMPV6_CODE, facts -> facts.icmp(IpProtocol.ICMPV6, message -> message.code())),
    /** {@code meta l4proto}. */
    META_L4PROTO("meta l4proto", DataType.INET_PROTO, PacketFacts::protocol),
    /** {@code meta nfproto}. */
    META_NFPROTO("meta nfproto", DataType.NF_PROTO, facts -> Reading.of(facts.isV4() ? 2 : 10)),
    /** {@code meta protocol}. */
    META_PROTOCOL("meta protocol", DataType.ETHER_TYPE, facts -> Reading.of(facts.isV4() ? 0x0800 : 0x86dd)),
    /** {@code meta mark}. */
    META_MARK(
            "meta mark",
            DataType.MARK,
            facts -> Reading.of(Integer.toUnsignedLong(facts.packet().mark()))),
    /** {@code iifname}: no name where no device is known. */
    META_IIFNAME("iifname", DataType.IFNAME, facts -> facts.device(facts.at().in())),
    /** {@code oifname}. */
    META_OIFNAME("oifname", DataType.IFNAME, facts -> facts.device(facts.at().out())),
    /** {@code iif}. */
    META_IIF("iif", DataType.IFACE_INDEX, facts -> facts.device(facts.at().in())),
    /** {@code oif}. */
    META_OIF("oif", DataType.IFACE_INDEX, facts -> facts.device(facts.at().out())),
    /** {@code meta pkttype}. */
    META_PKTTYPE("meta pkttype", DataType.PKT_TYPE, PacketFacts::packetType),
    /** {@code meta skuid}: only a packet that this host sends has a socket. */
    META_SKUID("meta skuid", DataType.UID, facts -> facts.ofSocket("meta skuid")),
    /** {@code meta skgid}. */
    META_SKGID("meta skgid", DataType.GID, facts -> facts.ofSocket("meta skgid")),
    /** {@code ct state}. */
    CT_STATE(
            "ct state",
            DataType.CT_STATE,
            facts -> Reading.of(Symbols.of(facts.tracking().state()))),
    /** {@code ct status}. */
    CT_STATUS("ct status", DataType.CT_STATUS, facts -> facts.ofConnection(PacketFacts::status)),
    /** {@code ct mark}. */
    CT_MARK(
            "ct mark",
            DataType.MARK,
            facts -> facts.ofConnection(
                    connection -> Integer.toUnsignedLong(connection.entry().mark()))),
    /** {@code ct direction}. */
    CT_DIRECTION(
            "ct direction",
            DataType.CT_DIR,
            facts -> facts.ofConnection(connection -> connection.direction() == Direction.ORIGINAL ? 0 : 1)),
    /** {@code ct zone}. */
    CT_ZONE(
            "ct zone",
            DataType.INTEGER,
            facts -> facts.ofConnection(connection -> connection.entry().zone().id())),
    /** {@code ct original ip saddr}. */
    CT_ORIGINAL_SADDR(
            "ct original ip saddr",
            DataType.IPV4_ADDR,
            facts -> facts.tuple(IpFamily.IPV4, Entry::original, Flow::source)),
    /** {@code ct original ip daddr}. */
    CT_ORIGINAL_DADDR(
            "ct original ip daddr",
            DataType.IPV4_ADDR,
            facts -> facts.tuple(IpFamily.IPV4, Entry::original, Flow::destination)),
    /** {@code ct reply ip saddr}. */
    CT_REPLY_SADDR(
            "ct reply ip saddr", DataType.IPV4_ADDR, facts -> facts.tuple(IpFamily.IPV4, Entry::reply, Flow::source)),
    /** {@code ct reply ip daddr}. */
    CT_REPLY_DADDR(
            "ct reply ip daddr",
            DataType.IPV4_ADDR,
            facts -> facts.tuple(IpFamily.IPV4, Entry::reply, Flow::destination)),
    /** {@code ct original ip6 saddr}. */
    CT_ORIGINAL_SADDR6(
            "ct original ip6 saddr",
            DataType.IPV6_ADDR,
            facts -> facts.tuple(IpFamily.IPV6, Entry::original, Flow::source)),
    /** {@code ct original ip6 daddr}. */
    CT_ORIGINAL_DADDR6(
            "ct original ip6 daddr",
            DataType.IPV6_ADDR,
            facts -> facts.tuple(IpFamily.IPV6, Entry::original, Flow::destination)),
    /** {@code ct reply ip6 saddr}. */
    CT_REPLY_SADDR6(
            "ct reply ip6 saddr", DataType.IPV6_ADDR, facts -> facts.tuple(IpFamily.IPV6, Entry::reply, Flow::source)),
    /** {@code ct reply ip6 daddr}. */
    CT_REPLY_DADDR6(
            "ct reply ip6 daddr",
            DataType.IPV6_ADDR,
            facts -> facts.tuple(IpFamily.IPV6, Entry::reply, Flow::destination)),
    /** {@code ct original proto-src}. */
    CT_ORIGINAL_SPORT(
            "ct original proto-src", DataType.INET_SERVICE, facts -> facts.tuplePort(Entry::original, Flow::source)),
    /** {@code ct original proto-dst}. */
    CT_ORIGINAL_DPORT(
            "ct original proto-dst",
            DataType.INET_SERVICE,
            facts -> facts.tuplePort(Entry::original, Flow::destination)),
    /** {@code ct reply proto-src}. */
    CT_REPLY_SPORT("ct reply proto-src", DataType.INET_SERVICE, facts -> facts.tuplePort(Entry::reply, Flow::source)),
    /** {@code ct reply proto-dst}. */
    CT_REPLY_DPORT(
            "ct reply proto-dst", DataType.INET_SERVICE, facts -> facts.tuplePort(Entry::reply, Flow::destination)),
    /** {@code fib saddr type}. */
    FIB_SADDR_TYPE("fib saddr type", DataType.FIB_ADDRTYPE, facts -> facts.addressType(Flow::source)),
    /** {@code fib daddr type}. */
    FIB_DADDR_TYPE("fib daddr type", DataType.FIB_ADDRTYPE, facts -> facts.addressType(Flow::destination));

    private static final Map<String, Key> BY_TEXT =
            HashMap.ofEntries(Vector.of(values()).map(key -> Tuple.of(key.text, key)));

    private final String text;
    private final DataType type;
    private final Function<PacketFacts, Reading> reading;

    Key(String text, DataType type, Function<PacketFacts, Reading> reading) {
        this.text = text;
        this.type = type;
        this.reading = reading;
    }

    /** Returns the key of those words, or none. */
    public static Option<Key> tryParse(String text) {
        return BY_TEXT.get(text);
    }

    /** The type of its values. */
    public DataType type() {
        return type;
    }

    Reading read(PacketFacts facts) {
        return reading.apply(facts);
    }

    /** Returns {@code ip saddr}. */
    @Override
    public String toString() {
        return text;
    }
}
