package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** The names that nft has for numbers: src/ct.c, src/proto.c, src/meta.c, src/fib.c. */
final class Symbols {
    private static final Map<DataType, Map<String, Long>> NAMES = HashMap.<DataType, Map<String, Long>>of(
                    DataType.CT_STATE, read("invalid 1 established 2 related 4 new 8 untracked 64"))
            .put(DataType.CT_STATUS, read("expected 1 seen-reply 2 assured 4 confirmed 8 snat 16 dnat 32 dying 512"))
            .put(
                    DataType.INET_PROTO,
                    read("ip 0 igmp 2 ipencap 4 xns-idp 22 dccp 33 ipv6 41 ipv6-route 43 ipv6-frag 44 rsvp 46"
                            + " ipv6-nonxt 59 ipv6-opts 60 eigrp 88 ospf 89 pim 103 ipcomp 108 vrrp 112"
                            + " l2tp 115"))
            .put(DataType.CT_DIR, read("original 0 reply 1"))
            .put(DataType.NF_PROTO, read("ipv4 2 ipv6 10"))
            .put(DataType.ETHER_TYPE, read("ip 2048 arp 2054 8021q 33024 vlan 33024 ip6 34525"))
            .put(DataType.PKT_TYPE, read("host 0 unicast 0 broadcast 1 multicast 2 other 3"))
            .put(
                    DataType.FIB_ADDRTYPE,
                    read("unspec 0 unicast 1 local 2 broadcast 3 anycast 4 multicast 5 blackhole 6"
                            + " unreachable 7 prohibit 8"))
            .put(DataType.TCP_FLAG, read("fin 1 syn 2 rst 4 psh 8 ack 16 urg 32 ecn 64 cwr 128"))
            .put(
                    DataType.ICMP_TYPE,
                    read("echo-reply 0 destination-unreachable 3 source-quench 4 redirect 5 echo-request 8"
                            + " router-advertisement 9 router-solicitation 10 time-exceeded 11"
                            + " parameter-problem 12 timestamp-request 13 timestamp-reply 14 info-request 15"
                            + " info-reply 16 address-mask-request 17 address-mask-reply 18"))
            .put(
                    DataType.ICMP_CODE,
                    read("net-unreachable 0 host-unreachable 1 prot-unreachable 2 port-unreachable 3"
                            + " frag-needed 4 net-prohibited 9 host-prohibited 10 admin-prohibited 13"))
            .put(
                    DataType.ICMPV6_TYPE,
                    read("destination-unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4"
                            + " echo-request 128 echo-reply 129 mld-listener-query 130"
                            + " mld-listener-report 131 mld-listener-done 132 mld-listener-reduction 132"
                            + " nd-router-solicit 133 nd-router-advert 134 nd-neighbor-solicit 135"
                            + " nd-neighbor-advert 136 nd-redirect 137 router-renumbering 138"
                            + " ind-neighbor-solicit 141 ind-neighbor-advert 142 mld2-listener-report 143"))
            .put(
                    DataType.ICMPV6_CODE,
                    read("no-route 0 admin-prohibited 1 addr-unreachable 3 port-unreachable 4 policy-fail 5"
                            + " reject-route 6"));

    private Symbols() {}

    private static Map<String, Long> read(String table) {
        return HashMap.ofEntries(
                Vector.of(table.split(" ")).grouped(2).map(pair -> Tuple.of(pair.get(0), Long.parseLong(pair.get(1)))));
    }

    /** Returns the number of a name, or none. */
    static Option<Long> of(DataType type, String name) {
        return NAMES.get(type).flatMap(names -> names.get(name));
    }

    // include/uapi/linux/netfilter/nf_conntrack_common.h, NF_CT_STATE_BIT
    static long of(CtState state) {
        return switch (state) {
            case INVALID -> 1;
            case ESTABLISHED -> 2;
            case RELATED -> 4;
            case NEW -> 8;
            case UNTRACKED -> 64;
            case SNAT, DNAT -> 0;
        };
    }

    // include/uapi/linux/rtnetlink.h, RTN_UNICAST
    static long of(AddressType type) {
        return of(DataType.FIB_ADDRTYPE, type.name().toLowerCase(Locale.ROOT)).get();
    }
}
