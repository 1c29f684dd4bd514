package io.github.kubevalue.net.arbitrary;

import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Rule sets of nft, as {@code nft -f} reads them: several tables of several families, with sets, maps, and chains at several
 * priorities. They are about pods behind {@code veth1} and a world behind {@code eth0}.
 */
public final class NftArbitraries {
    /** Matches that go with every other. */
    private static final Arbitrary<String> NEUTRAL = Arbitraries.of(
            "meta mark 0x1",
            "meta mark != 0x1",
            "meta mark & 0x2 != 0",
            "meta mark & 0x3 == 0x1",
            "meta mark 1-3",
            "meta mark { 1, 4-7 }",
            "meta mark < 2",
            "iifname \"veth1\"",
            "iifname \"ve*\"",
            "iifname != \"eth0\"",
            "oifname \"eth0\"",
            "oifname { eth0, eth1 }",
            "iif \"veth1\"",
            "meta pkttype host",
            "ct state new",
            "ct state established,related",
            "ct state != new",
            "ct state { new, invalid }",
            "ct state ! established",
            "ct state untracked",
            "ct status dnat",
            "ct status ! snat",
            "ct mark 0x1",
            "ct mark != 0x1",
            "ct direction original",
            "ct zone 0",
            "fib daddr type local",
            "fib daddr type != local",
            "fib saddr type unicast",
            "fib daddr type { local, broadcast }",
            "ct state . meta mark { new . 0x0 }");

    /** Matches that say a protocol: nft refuses two of them that contradict. */
    private static final Arbitrary<String> TRANSPORT = Arbitraries.of(
            "meta l4proto tcp",
            "meta l4proto { tcp, icmp }",
            "meta l4proto != udp",
            "tcp dport 80",
            "tcp dport != 80",
            "udp dport 53",
            "udp dport != { 53, 8000-9000 }",
            "tcp dport { 80, 300-400 }",
            "tcp dport 100-10000",
            "tcp sport > 5001",
            "udp sport <= 5001",
            "tcp flags syn",
            "tcp flags != syn",
            "tcp flags & (fin | syn | rst | ack) == syn",
            "tcp flags { syn, syn | ack }",
            "tcp flags syn,ack",
            "tcp flags syn / syn,rst",
            "tcp flags ! fin,rst",
            "meta l4proto { tcp, udp } th dport 53-80",
            "meta l4proto . th dport { tcp . 80, udp . 53-60 }",
            "meta l4proto udp th sport . th dport { 5000 . 53 }",
            "meta l4proto tcp ct original proto-dst 80",
            "meta l4proto { tcp, udp } th dport @ports",
            "meta l4proto { tcp, udp } th dport != @ports",
            "meta l4proto . th dport @services");

    private static final Arbitrary<String> MATCHES_V4 = Arbitraries.of(
            "ip saddr 10.244.1.9",
            "ip saddr != 10.244.1.9",
            "ip saddr 10.244.1.0/29",
            "ip daddr 192.0.2.0/25",
            "ip daddr != 192.0.2.11",
            "ip daddr { 192.0.2.100, 10.96.0.0/12 }",
            "ip daddr 192.0.2.1-192.0.2.50",
            "ip saddr @clients4",
            "ip saddr != @clients4",
            "ip protocol udp",
            "ip protocol != tcp",
            "ip ttl > 60",
            "icmp type echo-request",
            "icmp type { echo-reply, echo-request }",
            "icmp type != echo-reply",
            "icmp code 0",
            "ct original ip daddr 10.96.0.10",
            "ct reply ip saddr 192.0.2.100",
            "ip saddr @seen4",
            "ip saddr . ip daddr { 10.244.1.9 . 192.0.2.0/24 }",
            "ip saddr . meta l4proto { 10.244.1.2 . tcp }",
            "ip daddr . meta l4proto . th dport { 192.0.2.100 . tcp . 80-90, 10.96.0.10 . udp . 53 }");

    private static final Arbitrary<String> MATCHES_V6 = Arbitraries.of(
            "ip6 saddr fd00:10:244:1::9",
            "ip6 saddr != fd00:10:244:1::9",
            "ip6 daddr 2001:db8::/32",
            "ip6 daddr { 2001:db8::100, fd00:10:96::/112 }",
            "ip6 daddr != 2001:db8::11",
            "ip6 nexthdr tcp",
            "ip6 hoplimit 64",
            "icmpv6 type echo-request",
            "icmpv6 type != { echo-reply, nd-neighbor-solicit }",
            "ip6 saddr @clients6",
            "ip6 saddr . meta l4proto { fd00:10:244:1::2 . udp }");

    /** What goes with every match. */
    private static final Arbitrary<String> ACTIONS = Arbitraries.of(
            "accept",
            "accept",
            "drop",
            "return",
            "continue",
            "counter",
            "meta mark set 0x1",
            "meta mark set 0x6",
            "meta mark set meta mark | 0x2",
            "meta mark set meta mark & 0xfffffffe",
            "meta mark set meta mark ^ 0x5",
            "meta mark set meta mark & 0xfffffff0 | 0x3",
            "ct mark set 0x1",
            "ct mark set meta mark",
            "meta mark set ct mark",
            "meta mark set ct mark | 0x4",
            "counter drop",
            "counter accept",
            "meta mark vmap { 0x1 : drop, 0x2-0x5 : accept }",
            "ct state vmap { established : accept, related : accept, invalid : drop }",
            "meta nftrace set 1",
            "numgen random mod 2 vmap { 0 : accept, 1 : continue }",
            "meta mark set numgen random mod 3 offset 1");

    /** What says a protocol too. */
    private static final Arbitrary<String> TRANSPORT_ACTIONS = Arbitraries.of(
            "meta l4proto vmap { tcp : accept, udp : continue }", "tcp dport vmap { 80 : accept, 100-500 : drop }",
            "meta l4proto . th dport vmap @verdicts", "meta mark set tcp dport map { 80 : 0x1, 300-400 : 0x2 }");

    private static final Arbitrary<String> ACTIONS_V4 = Arbitraries.of(
            "add @seen4 { ip saddr }",
            "update @seen4 { ip saddr }",
            "ip saddr @seen4 accept",
            "ip daddr vmap { 192.0.2.100 : accept, 10.96.0.0/12 : continue, 192.0.2.0/26 : drop }",
            "meta mark set ip saddr map { 10.244.1.9 : 0x4, 10.244.1.0/30 : 0x1 }",
            "meta mark set ip saddr map @marks4");

    private static final Arbitrary<String> REJECTS =
            Arbitraries.of("meta l4proto tcp reject with tcp reset", "tcp dport 80 reject");

    private static final Arbitrary<String> REJECTS_V4 = Arbitraries.of(
            "reject with icmp host-prohibited",
            "reject with icmp admin-prohibited",
            "reject with icmp net-unreachable",
            "ip protocol udp reject with icmp prot-unreachable");

    private static final Arbitrary<String> REJECTS_INET = Arbitraries.of(
            "reject with icmpx admin-prohibited",
            "reject with icmpx no-route",
            "reject with icmpx host-unreachable",
            "reject with icmpv6 addr-unreachable",
            "meta nfproto ipv4 drop",
            "meta nfproto ipv6 accept");

    private static final Arbitrary<String> DNAT_V4 = Arbitraries.of(
            "meta l4proto { tcp, udp } dnat % to 192.0.2.12:99",
            "dnat % to 192.0.2.12",
            "dnat % to 192.0.2.11",
            "tcp dport 80 dnat % to 192.0.2.12:8080-8080",
            "meta l4proto tcp redirect to :8",
            "redirect",
            "dnat % to ip daddr map { 192.0.2.100 : 192.0.2.12, 10.96.0.0/12 : 192.0.2.100 }",
            "meta l4proto tcp dnat ip to tcp dport map { 80 : 192.0.2.12 . 8080, 300 : 192.0.2.12 . 80 }",
            "meta l4proto udp dnat ip to numgen random mod 2 map { 0 : 192.0.2.12 . 53, 1 : 192.0.2.100 . 54 }",
            "udp dport 53 redirect to :5353",
            "accept",
            "return");

    private static final Arbitrary<String> SNAT_V4 = Arbitraries.of(
            "masquerade",
            "meta l4proto tcp masquerade to :2000-2010",
            "masquerade fully-random",
            "masquerade random",
            "snat % to 192.0.2.77",
            "meta l4proto udp snat % to 192.0.2.77:700",
            "snat % to 192.0.2.77 persistent",
            "meta l4proto { tcp, udp } snat % to 192.0.2.77:3000-3003",
            "accept",
            "ct status dnat masquerade",
            "snat % to ip saddr map { 10.244.1.9 : 192.0.2.79, 10.244.1.0/30 : 192.0.2.80 }");

    private static final Arbitrary<String> DNAT_V6 = Arbitraries.of(
            "meta l4proto tcp dnat % to [2001:db8::12]:99",
            "dnat % to 2001:db8::12",
            "meta l4proto udp redirect to :9",
            "dnat % to ip6 daddr map { 2001:db8::100 : 2001:db8::12 }");

    private static final Arbitrary<String> SNAT_V6 =
            Arbitraries.of("masquerade", "snat % to 2001:db8::77", "meta l4proto udp snat % to [2001:db8::77]:700");

    private NftArbitraries() {}

    /** Returns rule sets of one to three tables. */
    public static Arbitrary<String> rulesets() {
        return Arbitraries.of("ip", "inet", "inet", "ip6")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(families -> Combinators.combine(Vector.range(0, families.size())
                                .map(i -> table(families.get(i), "t" + i))
                                .asJava())
                        .as(tables -> String.join("", tables)));
    }

    private static Arbitrary<String> table(String family, String name) {
        boolean v4 = !family.equals("ip6");
        boolean v6 = !family.equals("ip");
        return Combinators.combine(chains(v4, v6), bases(family, v4, v6), nats(family, v4, v6))
                .as((chains, bases, nats) ->
                        "table " + family + " " + name + " {\n" + sets(v4, v6) + chains + bases + nats + "}\n");
    }

    private static String sets(boolean v4, boolean v6) {
        return "set ports { type inet_service; flags interval; elements = { 53, 80, 300-400 }; }\n"
                + "set services { type inet_proto . inet_service; elements = { tcp . 80, udp . 53 }; }\n"
                + "map verdicts { type inet_proto . inet_service : verdict; elements = { tcp . 80 : drop, udp . 53 :"
                + " accept }; }\n"
                + (v4
                        ? "set clients4 { type ipv4_addr; flags interval; elements = { 10.244.1.0/30, 10.244.1.77 };"
                                + " }\n"
                                + "set seen4 { type ipv4_addr; flags dynamic,timeout; timeout 1h; size 65535; }\n"
                                + "map marks4 { type ipv4_addr : mark; elements = { 10.244.1.2 : 0x1 }; }\n"
                        : "")
                + (v6 ? "set clients6 { type ipv6_addr; elements = { fd00:10:244:1::9 }; }\n" : "");
    }

    /** Up to two matches that go with everything. */
    private static Arbitrary<String> neutral() {
        return NEUTRAL.list().ofMaxSize(2).map(all -> String.join(" ", all));
    }

    /** A match that goes with everything, and one that says a protocol or a family. */
    private static Arbitrary<String> telling(boolean v4, boolean v6) {
        Arbitrary<String> one = v4 && v6
                ? Arbitraries.oneOf(TRANSPORT, MATCHES_V4, MATCHES_V6)
                : Arbitraries.oneOf(TRANSPORT, v4 ? MATCHES_V4 : MATCHES_V6);
        return Combinators.combine(NEUTRAL.injectNull(0.6), one)
                .as((neutral, match) -> (neutral == null ? "" : neutral + " ") + match);
    }

    /** Rules: what they do says a protocol, or one of their matches, not both. */
    private static Arbitrary<String> rules(
            boolean v4, boolean v6, Arbitrary<String> plain, Arbitrary<String> telling, int most) {
        Arbitrary<String> rule = Arbitraries.oneOf(
                Combinators.combine(telling(v4, v6), plain).as((match, action) -> match + " " + action),
                Combinators.combine(neutral(), Arbitraries.oneOf(plain, telling))
                        .as((match, action) -> match + " " + action));
        return rule.list().ofMinSize(1).ofMaxSize(most).map(all -> "  " + String.join("\n  ", all) + "\n");
    }

    private static Arbitrary<String> tellingActions(boolean v4) {
        return v4 ? Arbitraries.oneOf(TRANSPORT_ACTIONS, ACTIONS_V4) : TRANSPORT_ACTIONS;
    }

    private static Arbitrary<String> chains(boolean v4, boolean v6) {
        Arbitrary<String> rules = rules(v4, v6, ACTIONS, tellingActions(v4), 3);
        Arbitrary<String> jumps = Arbitraries.oneOf(ACTIONS, Arbitraries.of("jump c0", "goto c0"));
        Arbitrary<String> jumping = rules(v4, v6, jumps, tellingActions(v4), 3);
        return Combinators.combine(rules, jumping).as((c0, c1) -> "chain c0 {\n" + c0 + "}\nchain c1 {\n" + c1 + "}\n");
    }

    private static Arbitrary<String> bases(String family, boolean v4, boolean v6) {
        return Arbitraries.of("prerouting", "forward", "forward", "input")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(hooks -> Combinators.combine(Vector.range(0, hooks.size())
                                .map(i -> base("b" + i, hooks.get(i), family, v4, v6))
                                .asJava())
                        .as(all -> String.join("", all)));
    }

    private static Arbitrary<String> base(String name, String hook, String family, boolean v4, boolean v6) {
        Arbitrary<String> plain =
                Arbitraries.oneOf(ACTIONS, Arbitraries.of("jump c0", "jump c1", "goto c1", "reject", "counter reject"));
        Arbitrary<String> telling = Arbitraries.oneOf(tellingActions(v4), rejects(family));
        Arbitrary<String> priorities = hook.equals("prerouting")
                ? Arbitraries.of("raw", "raw + 10", "mangle", "-90", "filter", "-250")
                : Arbitraries.of("mangle", "filter", "filter + 10", "filter - 5", "security", "-200");
        return Combinators.combine(
                        priorities,
                        rules(v4, v6, plain, telling, 4),
                        Arbitraries.of("accept", "accept", "accept", "drop"))
                .as((priority, rules, policy) -> "chain " + name + " {\n type filter hook " + hook + " priority "
                        + priority + "; policy " + policy + ";\n" + rules + "}\n");
    }

    private static Arbitrary<String> rejects(String family) {
        return switch (family) {
            case "ip" -> Arbitraries.oneOf(REJECTS, REJECTS_V4);
            case "inet" -> Arbitraries.oneOf(REJECTS, REJECTS_INET);
            default -> REJECTS;
        };
    }

    private static Arbitrary<String> nats(String family, boolean v4, boolean v6) {
        String ip = family.equals("inet") ? "ip" : "";
        String ip6 = family.equals("inet") ? "ip6" : "";
        Arbitrary<String> dnat = nat(v4, DNAT_V4, ip, v6, DNAT_V6, ip6);
        Arbitrary<String> snat = nat(v4, SNAT_V4, ip, v6, SNAT_V6, ip6);
        return Combinators.combine(
                        Arbitraries.of("dstnat", "-90", "dstnat - 5"),
                        translations(dnat),
                        Arbitraries.of("srcnat", "srcnat + 5", "90"),
                        translations(snat))
                .as((before, to, after, from) -> "chain d {\n type nat hook prerouting priority " + before
                        + "; policy accept;\n" + to + "}\nchain s {\n type nat hook postrouting priority " + after
                        + "; policy accept;\n" + from + "}\n");
    }

    private static Arbitrary<String> translations(Arbitrary<String> statements) {
        return Combinators.combine(neutral(), statements)
                .as((match, statement) -> "  " + match + " " + statement + "\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join("", all));
    }

    private static Arbitrary<String> nat(
            boolean v4, Arbitrary<String> forV4, String ip, boolean v6, Arbitrary<String> forV6, String ip6) {
        Arbitrary<String> first = forV4.map(text -> text.replace("%", ip));
        Arbitrary<String> second = forV6.map(text -> text.replace("%", ip6));
        return v4 && v6 ? Arbitraries.oneOf(first, second) : v4 ? first : second;
    }
}
