package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.core.Protocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** What an IP packet carries, with its number in the IP header and its name in rules: {@code tcp}. */
public enum IpProtocol {
    /** Control messages of IPv4. */
    ICMP(1, "icmp"),
    /** Membership of multicast groups; tracked without ports. */
    IGMP(2, "igmp"),
    /** IPv4 in IP, as tunnels of Calico and others have it; tracked without ports. */
    IPIP(4, "ipencap"),
    /** TCP. */
    TCP(6, "tcp"),
    /** UDP. */
    UDP(17, "udp"),
    /** DCCP; a kernel since 6.16 tracks it without ports. */
    DCCP(33, "dccp"),
    /** Generic routing encapsulation; tracked without ports. */
    GRE(47, "gre"),
    /** IPsec's encrypted payload; tracked without ports. */
    ESP(50, "esp"),
    /** IPsec's authentication header; tracked without ports. */
    AH(51, "ah"),
    /** Control messages of IPv6. */
    ICMPV6(58, "ipv6-icmp"),
    /** Routing; tracked without ports. */
    OSPF(89, "ospf"),
    /** Multicast routing; tracked without ports. */
    PIM(103, "pim"),
    /** Redundant routers; tracked without ports. */
    VRRP(112, "vrrp"),
    /** SCTP. */
    SCTP(132, "sctp"),
    /** UDP with partial checksums. */
    UDPLITE(136, "udplite");

    private final int number;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // a name and nothing else
    private final Protocol api;

    IpProtocol(int number, String text) {
        this.number = number;
        this.text = text;
        this.api = new Protocol(text.toUpperCase(Locale.ROOT));
    }

    /** Reads a name in any case ({@code tcp}, {@code TCP}, {@code icmpv6}) or a number, or none. */
    public static Option<IpProtocol> tryParse(String name) {
        String lower = name.equalsIgnoreCase("icmpv6") ? ICMPV6.text : name.toLowerCase(Locale.ROOT);
        return Vector.of(values())
                .find(protocol -> protocol.text.equals(lower)
                        || Integer.toString(protocol.number).equals(lower));
    }

    /** Returns the number in the IP header. */
    public int number() {
        return number;
    }

    /** Whether flows of this protocol have ports. */
    public boolean hasPorts() {
        return this == TCP || this == UDP || this == SCTP || this == UDPLITE;
    }

    /** Whether this is ICMP of either family. */
    public boolean isIcmp() {
        return this == ICMP || this == ICMPV6;
    }

    /** Returns the name in rules: {@code tcp}. */
    /** Returns the protocol as the API names it: {@code TCP}. */
    public Protocol api() {
        return api;
    }

    @Override
    public String toString() {
        return text;
    }
}
