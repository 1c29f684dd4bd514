package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What REJECT answers, by its name in rules. */
public enum RejectWith {
    /** ICMP network unreachable. */
    ICMP_NET_UNREACHABLE("icmp-net-unreachable"),
    /** ICMP host unreachable. */
    ICMP_HOST_UNREACHABLE("icmp-host-unreachable"),
    /** ICMP protocol unreachable. */
    ICMP_PROTO_UNREACHABLE("icmp-proto-unreachable"),
    /** ICMP port unreachable; the default in IPv4. */
    ICMP_PORT_UNREACHABLE("icmp-port-unreachable"),
    /** ICMP network prohibited. */
    ICMP_NET_PROHIBITED("icmp-net-prohibited"),
    /** ICMP host prohibited. */
    ICMP_HOST_PROHIBITED("icmp-host-prohibited"),
    /** ICMP administratively prohibited. */
    ICMP_ADMIN_PROHIBITED("icmp-admin-prohibited"),
    /** A TCP reset. */
    TCP_RESET("tcp-reset"),
    /** ICMPv6 no route. */
    ICMP6_NO_ROUTE("icmp6-no-route"),
    /** ICMPv6 administratively prohibited. */
    ICMP6_ADM_PROHIBITED("icmp6-adm-prohibited"),
    /** ICMPv6 address unreachable. */
    ICMP6_ADDR_UNREACHABLE("icmp6-addr-unreachable"),
    /** ICMPv6 port unreachable; the default in IPv6. */
    ICMP6_PORT_UNREACHABLE("icmp6-port-unreachable"),
    /** ICMPv6 source address failed the policy. */
    ICMP6_POLICY_FAIL("icmp6-policy-fail"),
    /** ICMPv6 reject route. */
    ICMP6_REJECT_ROUTE("icmp6-reject-route");

    private final String text;

    RejectWith(String text) {
        this.text = text;
    }

    /** Returns what REJECT answers in a family if its rule does not say. */
    public static RejectWith usual(IpFamily family) {
        return family == IpFamily.IPV4 ? ICMP_PORT_UNREACHABLE : ICMP6_PORT_UNREACHABLE;
    }

    /** Reads {@code icmp-port-unreachable}, or none. */
    public static Option<RejectWith> tryParse(String text) {
        return Vector.of(values()).find(with -> with.text.equals(text));
    }

    /** Returns {@code icmp-port-unreachable}. */
    @Override
    public String toString() {
        return text;
    }
}
