package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.netfilter.RejectWith;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What REJECT is told to answer: a name, an older one, or the beginning of either. */
// extensions/libipt_REJECT.c, REJECT_parse, and libip6t_REJECT.c
final class RejectNames {
    private static final Map<String, RejectWith> OLDER = LinkedHashMap.of(
                    "net-unreach", RejectWith.ICMP_NET_UNREACHABLE,
                    "host-unreach", RejectWith.ICMP_HOST_UNREACHABLE,
                    "proto-unreach", RejectWith.ICMP_PROTO_UNREACHABLE,
                    "port-unreach", RejectWith.ICMP_PORT_UNREACHABLE,
                    "net-prohib", RejectWith.ICMP_NET_PROHIBITED,
                    "host-prohib", RejectWith.ICMP_HOST_PROHIBITED,
                    "admin-prohib", RejectWith.ICMP_ADMIN_PROHIBITED,
                    "tcp-rst", RejectWith.TCP_RESET)
            .merge(LinkedHashMap.of(
                    "no-route", RejectWith.ICMP6_NO_ROUTE,
                    "adm-prohibited", RejectWith.ICMP6_ADM_PROHIBITED,
                    "addr-unreach", RejectWith.ICMP6_ADDR_UNREACHABLE,
                    "policy-fail", RejectWith.ICMP6_POLICY_FAIL,
                    "reject-route", RejectWith.ICMP6_REJECT_ROUTE));

    private RejectNames() {}

    static Option<RejectWith> find(String text) {
        return RejectWith.tryParse(text)
                .orElse(() -> Vector.of(RejectWith.values())
                        .find(with -> with.toString().startsWith(text)))
                .orElse(() -> OLDER.find(known -> known._1.startsWith(text)).map(known -> known._2));
    }
}
