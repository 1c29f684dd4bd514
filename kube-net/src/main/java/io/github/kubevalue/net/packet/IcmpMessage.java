package io.github.kubevalue.net.packet;

/**
 * Type and code of an ICMP message: echo-request, port-unreachable.
 *
 * @param type 0 to 255
 * @param code 0 to 255
 */
public record IcmpMessage(int type, int code) {
    /** Asks for an echo (IPv4). */
    public static final IcmpMessage ECHO_REQUEST = new IcmpMessage(8, 0);
    /** Answers an echo (IPv4). */
    public static final IcmpMessage ECHO_REPLY = new IcmpMessage(0, 0);
    /** No route to the network (IPv4). */
    public static final IcmpMessage NET_UNREACHABLE = new IcmpMessage(3, 0);
    /** The host does not answer (IPv4). */
    public static final IcmpMessage HOST_UNREACHABLE = new IcmpMessage(3, 1);
    /** Nobody listens on the port (IPv4); also what REJECT answers. */
    public static final IcmpMessage PORT_UNREACHABLE = new IcmpMessage(3, 3);
    /** The packet is longer than the link allows (IPv4). */
    public static final IcmpMessage FRAGMENTATION_NEEDED = new IcmpMessage(3, 4);
    /** Forbidden by a filter (IPv4). */
    public static final IcmpMessage ADMIN_PROHIBITED = new IcmpMessage(3, 13);
    /** The time to live ran out (IPv4). */
    public static final IcmpMessage TIME_EXCEEDED = new IcmpMessage(11, 0);
    /** Asks for an echo (IPv6). */
    public static final IcmpMessage ECHO_REQUEST_V6 = new IcmpMessage(128, 0);
    /** Answers an echo (IPv6). */
    public static final IcmpMessage ECHO_REPLY_V6 = new IcmpMessage(129, 0);
    /** No route to the destination (IPv6). */
    public static final IcmpMessage NO_ROUTE_V6 = new IcmpMessage(1, 0);
    /** The host does not answer (IPv6). */
    public static final IcmpMessage ADDRESS_UNREACHABLE_V6 = new IcmpMessage(1, 3);
    /** The hop limit ran out (IPv6). */
    public static final IcmpMessage TIME_EXCEEDED_V6 = new IcmpMessage(3, 0);
    /** The packet is longer than the link allows (IPv6). */
    public static final IcmpMessage PACKET_TOO_BIG_V6 = new IcmpMessage(2, 0);
    /** Nobody listens on the port (IPv6). */
    public static final IcmpMessage PORT_UNREACHABLE_V6 = new IcmpMessage(1, 4);

    /** The type of the messages that name a better router (IPv4). */
    public static final int REDIRECT = 5;

    /** Refuses numbers that do not fit eight bits. */
    public IcmpMessage {
        if (type < 0 || type > 255 || code < 0 || code > 255) {
            throw new IllegalArgumentException("ICMP type and code must be 0 to 255, were " + type + "/" + code);
        }
    }

    /** Returns the message of the opposite direction: an echo's reply for its request; others are their own. */
    public IcmpMessage reversed(IpProtocol protocol) {
        return new IcmpMessage(protocol == IpProtocol.ICMP ? reversedType() : reversedTypeV6(), code);
    }

    // net/netfilter/nf_conntrack_proto_icmp.c, invmap
    private int reversedType() {
        return switch (type) {
            case 0 -> 8;
            case 8 -> 0;
            case 13, 15, 17 -> type + 1;
            case 14, 16, 18 -> type - 1;
            default -> type;
        };
    }

    // net/netfilter/nf_conntrack_proto_icmpv6.c, invmap
    private int reversedTypeV6() {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 139 -> 140;
            case 140 -> 139;
            default -> type;
        };
    }

    /** Whether it asks something that a reply answers; only such messages open a connection. */
    public boolean isQuery(IpProtocol protocol) {
        return protocol == IpProtocol.ICMP
                ? type == 8 || type == 13 || type == 15 || type == 17
                : type == 128 || type == 139;
    }

    /** Whether it answers a query. */
    public boolean isReply(IpProtocol protocol) {
        return reversed(protocol).isQuery(protocol);
    }

    /** Whether it is half of a question and its answer, so that it has an inverse. */
    public boolean hasAnswer(IpProtocol protocol) {
        return isQuery(protocol) || isReply(protocol);
    }

    /** Whether it is one by which neighbours (IPv6) find each other or groups are joined, which is never tracked. */
    // net/netfilter/nf_conntrack_proto_icmpv6.c, noct_valid_new
    public boolean isNeighbourDiscovery() {
        return type >= 130 && type <= 136 || type == 143 || type == 151 || type == 152;
    }

    /** Whether it reports an error about a packet that it quotes. */
    public boolean isError(IpProtocol protocol) {
        return protocol == IpProtocol.ICMP
                ? type == 3 || type == 4 || type == 5 || type == 11 || type == 12
                : type < 128;
    }

    /** Returns {@code 8/0}. */
    @Override
    public String toString() {
        return type + "/" + code;
    }
}
