package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each target does to a packet, and where it goes on after the rule. */
class TargetsTest {
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");

    private static Passage passage(String rules, Packet packet) {
        return Router.forward(Router.with(rules), packet, Choice.first());
    }

    /** {@code -j DROP} as {@code D}, an accepted packet as {@code -}. */
    private static String verdict(String filter) {
        Verdict verdict = passage("*filter\n" + filter.replace("; ", "\n") + "\nCOMMIT\n", SYN)
                .verdict();
        return verdict.isAccept() ? "-" : verdict instanceof Verdict.Drop ? "D" : "" + verdict;
    }

    /** net/netfilter/xt_mark.c, mark_tg: the mark is the old one without the mask, xor the value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set-xmark 0x4000/0x4000    | 0x0    | 0x4000",
                "--set-xmark 0x4000/0x4000    | 0x4001 | 0x4001",
                "--set-xmark 0x4000/0x0       | 0x4001 | 0x1",
                "--set-xmark 0x5              | 0xff   | 0x5",
                "--set-mark 0x5               | 0xff   | 0x5",
                "--set-mark 0x5/0x1           | 0xf8   | 0xfd",
                "--set-mark 0x5/0x1           | 0xfd   | 0xfd",
                "--and-mark 0xf0              | 0xff   | 0xf0",
                "--or-mark 0xf0               | 0x0f   | 0xff",
                "--or-mark 0xf0               | 0xff   | 0xff",
                "--xor-mark 0xf0              | 0xff   | 0x0f",
                "--xor-mark 0xf0              | 0x0f   | 0xff",
            })
    void marksArePutOnPackets(String options, String before, String after) {
        Packet packet = SYN.withMark(Integer.decode(before));
        Passage passage = passage("*mangle\n-A FORWARD -j MARK " + options + "\nCOMMIT\n", packet);
        assertThat(passage.inFlight().packet().mark()).isEqualTo(Integer.decode(after));
        assertThat(passage.verdict().isAccept()).isTrue();
    }

    /** net/netfilter/xt_connmark.c: mark of the packet, rules, mark of the connection, mark of the next packet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x1234 | -j CONNMARK --save-mark                    | 0x1234 | 0x0",
                "0x1234 | -j CONNMARK --save-mark --mask 0xff        | 0x34   | 0x0",
                "0x1234 | -j CONNMARK --set-xmark 0x7/0xf            | 0x7    | 0x0",
                "0x1234 | -j CONNMARK --set-mark 0x7                 | 0x7    | 0x0",
                "0x1234 | -j CONNMARK --restore-mark                 | 0x0    | 0x0",
            })
    void connectionsHaveAMarkOfTheirOwn(String mark, String rule, String connection, String next) {
        String rules = "*mangle\n-A FORWARD " + rule + "\nCOMMIT\n";
        Passage first = passage(rules, SYN.withMark(Integer.decode(mark)));
        Tracking.Connection tracked = (Tracking.Connection) first.inFlight().tracking();
        assertThat(tracked.entry().mark()).isEqualTo(Integer.decode(connection));
        Passage second = Router.forward(first.state(), SYN, Choice.first());
        assertThat(second.inFlight().packet().mark()).isEqualTo(Integer.decode(next));
    }

    /** Two rules one after the other: marks of the packet, and what the connection's and the packet's are then. */
    // net/netfilter/xt_connmark.c, connmark_tg_shift
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x0  | --set-mark 0x1234         | --set-xmark 0x7/0x0                  | 0x1233 | 0x0",
                "0x0  | --set-mark 0x1234         | --set-xmark 0x7/0xf                  | 0x1237 | 0x0",
                "0xff | --set-mark 0x1234         | --save-mark --nfmask 0xf --ctmask 0x0 | 0x123b | 0xff",
                "0xff | --set-mark 0x1234         | --save-mark --nfmask 0xf --ctmask 0xf | 0x123f | 0xff",
                "0xff | --set-mark 0x1234         | --save-mark --nfmask 0xf              | 0xf    | 0xff",
                "0xff | --set-mark 0x1234         | --restore-mark                        | 0x1234 | 0x1234",
                "0xff | --set-mark 0x1234         | --restore-mark --nfmask 0xf --ctmask 0xff | 0x1234 | 0xc4",
                "0xff | --set-mark 0x1234         | --restore-mark --nfmask 0x0 --ctmask 0xff | 0x1234 | 0xcb",
            })
    void marksOfConnectionsAreMixedBitByBit(
            String mark, String first, String second, String connection, String packet) {
        Passage passage = passage(
                "*mangle\n-A FORWARD -j CONNMARK " + first + "\n-A FORWARD -j CONNMARK " + second + "\nCOMMIT\n",
                SYN.withMark(Integer.decode(mark)));
        Tracking.Connection tracked = (Tracking.Connection) passage.inFlight().tracking();
        assertThat(tracked.entry().mark()).isEqualTo(Integer.decode(connection));
        assertThat(passage.inFlight().packet().mark()).isEqualTo(Integer.decode(packet));
    }

    // net/netfilter/xt_HL.c, ttl_tg
    @ParameterizedTest
    @CsvSource({
        "--ttl-set 5, 64, 5",
        "--ttl-dec 1, 64, 63",
        "--ttl-dec 9, 5, 0",
        "--ttl-inc 1, 64, 65",
        "--ttl-inc 9, 250, 255"
    })
    void timesToLiveAreSet(String options, int before, int after) {
        Passage passage = passage("*mangle\n-A FORWARD -j TTL " + options + "\nCOMMIT\n", SYN.withTtl(before));
        assertThat(passage.inFlight().packet()).isEqualTo(SYN.withTtl(after));
        assertThat(passage.verdict().isAccept()).isTrue();
    }

    /** A proxy, a rule, the mark before and what becomes of the packet: its mark, or that nobody listens. */
    // net/netfilter/xt_TPROXY.c, tproxy_tg4; veth1 has 10.244.1.1
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0:15006    | --on-port 15006                                     | 0x0  | 0x0",
                "0.0.0.0:15006    | --on-port 15006 --on-ip 0.0.0.0 --tproxy-mark 0x539 | 0x0  | 0x539",
                "0.0.0.0:15006    | --on-port 15006 --tproxy-mark 0x1/0xf               | 0xff | 0xf1",
                "0.0.0.0:15006    | --on-port 15006 --tproxy-mark 0x11/0xf              | 0xff | 0xe1",
                "0.0.0.0:15006    | --on-port 15007                                     | 0x0  | dropped",
                "0.0.0.0:80       | --on-port 0                                         | 0x0  | 0x0",
                "0.0.0.0:81       | --on-port 0                                         | 0x0  | dropped",
                "10.244.1.1:15006 | --on-port 15006                                     | 0x0  | 0x0",
                "10.244.1.1:15006 | --on-port 15006 --on-ip 0.0.0.0                     | 0x0  | 0x0",
                "10.244.1.1:15006 | --on-port 15006 --on-ip 10.244.1.1                  | 0x0  | 0x0",
                "10.244.1.1:15006 | --on-port 15006 --on-ip 127.0.0.1                   | 0x0  | dropped",
                "127.0.0.1:15006  | --on-port 15006 --on-ip 127.0.0.1                   | 0x0  | 0x0",
                "127.0.0.1:15006  | --on-port 15006                                     | 0x0  | dropped",
                "192.0.2.11:15006 | --on-port 15006                                     | 0x0  | dropped",
            })
    void aTransparentProxyTakesWhatItListensFor(String proxy, String options, String before, String becomes) {
        NetfilterState node = Router.with(
                        "*mangle\n-A PREROUTING -p tcp -j TPROXY " + options + "\n-A PREROUTING -j DROP\nCOMMIT\n")
                .withTransparentProxies(Vector.of(Address.parse(proxy)));
        Passage passage = Netfilter.cross(
                node,
                InFlight.entering(SYN.withMark(Integer.decode(before))),
                Crossing.in(Hook.PREROUTING, "veth1", Router.NOW),
                Choice.first());
        if (becomes.equals("dropped")) {
            assertThat(passage.verdict().toString()).contains("no transparent proxy listens on port ");
        } else {
            assertThat(passage.verdict()).isEqualTo(Verdict.ACCEPT);
            assertThat(passage.inFlight().packet()).isEqualTo(SYN.withMark(Integer.decode(becomes)));
        }
    }

    /** net/netfilter/nf_tproxy_ipv4.c, nf_tproxy_laddr4: where no address came in, the packet's own destination stands for it. */
    @ParameterizedTest
    @CsvSource({"10.96.0.10:15006, true", "10.244.1.1:15006, false"})
    void aTransparentProxyBehindADeviceWithoutAddressesListensWherePacketsGo(String proxy, boolean taken) {
        NetfilterState node = Router.with("*mangle\n-A PREROUTING -p tcp -j TPROXY --on-port 15006\nCOMMIT\n")
                .withTransparentProxies(Vector.of(Address.parse(proxy)));
        Crossing in = Crossing.in(Hook.PREROUTING, "veth9", Router.NOW);
        assertThat(Netfilter.cross(node, InFlight.entering(SYN), in, Choice.first())
                        .verdict()
                        .isAccept())
                .isEqualTo(taken);
    }

    @Test
    void theMarkOfAConnectionIsRestoredAndMatched() {
        String rules = """
            *mangle
            -A PREROUTING -j CONNMARK --restore-mark --mask 0xff
            -A FORWARD -m mark --mark 0x0/0xff -j MARK --set-xmark 0x1234
            -A FORWARD -m mark --mark 0x1234 -j CONNMARK --save-mark
            COMMIT
            *filter
            -A FORWARD -m connmark --mark 0x1234/0xffff -m mark --mark 0x34 -j DROP
            COMMIT
            """;
        Passage first = passage(rules, SYN);
        assertThat(first.verdict().isAccept()).isTrue();
        Passage second = Router.forward(first.state(), SYN, Choice.first());
        assertThat(second.inFlight().packet().mark()).isEqualTo(0x34);
        assertThat(second.verdict()).isInstanceOf(Verdict.Drop.class);
    }

    /** Where a packet goes on: back to the caller, and after a goto to the caller's caller. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-A FORWARD -j DROP                                        | D",
                "-A FORWARD -j ACCEPT; -A FORWARD -j DROP                  | -",
                "-A FORWARD -j RETURN; -A FORWARD -j DROP                  | -",
                "-P FORWARD DROP; -A FORWARD -j RETURN                     | D",
                "-P FORWARD DROP                                           | D",
                "-P FORWARD DROP; -A FORWARD -j ACCEPT                     | -",
                "-A FORWARD -m comment --comment x; -A FORWARD -j DROP     | D",
                "-A FORWARD -j LOG --log-prefix x; -A FORWARD -j DROP      | D",
                "-N A; -A A -j RETURN; -A A -j ACCEPT; -A FORWARD -j A; -A FORWARD -j DROP | D",
                "-N A; -A FORWARD -j A; -A FORWARD -j DROP                 | D",
                "-N A; -A A -j ACCEPT; -A FORWARD -j A; -A FORWARD -j DROP | -",
                "-N A; -A FORWARD -g A; -A FORWARD -j DROP                 | -",
                "-N A; -P FORWARD DROP; -A FORWARD -g A; -A FORWARD -j ACCEPT | D",
                "-N A; -N B; -A A -g B; -A A -j ACCEPT; -A FORWARD -j A; -A FORWARD -j DROP | D",
                "-N A; -N B; -A A -j B; -A A -j ACCEPT; -A FORWARD -j A; -A FORWARD -j DROP | -",
                "-N A; -N B; -A B -j RETURN; -A A -g B; -A A -j ACCEPT; -A FORWARD -j A; -A FORWARD -j DROP | D",
            })
    void aPacketGoesOnWhereTheKernelGoesOn(String rules, String verdict) {
        assertThat(verdict(rules.trim())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-j REJECT                                      | ICMP_PORT_UNREACHABLE",
                "-p tcp -j REJECT --reject-with tcp-reset       | TCP_RESET",
                "-j REJECT --reject-with icmp-host-unreachable  | ICMP_HOST_UNREACHABLE",
                "-j REJECT --reject-with icmp-admin-prohibited  | ICMP_ADMIN_PROHIBITED",
            })
    void refusalsSayHow(String rule, String with) {
        Verdict verdict =
                passage("*filter\n-A FORWARD " + rule + "\nCOMMIT\n", SYN).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(((Verdict.Reject) verdict).with().name()).isEqualTo(with);
    }

    /** What leaves, by rules of nat alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-A PREROUTING -j DNAT --to-destination 10.244.1.2          | 10.244.1.9:40000 -> 10.244.1.2:80",
                "-A PREROUTING -p tcp -j DNAT --to-destination 10.244.1.2:8080 | 10.244.1.9:40000 -> 10.244.1.2:8080",
                "-A PREROUTING -p tcp -j REDIRECT --to-ports 15001          | 10.244.1.9:40000 -> 10.244.1.1:15001",
                "-A PREROUTING -p udp -j REDIRECT --to-ports 15001          | 10.244.1.9:40000 -> 10.96.0.10:80",
                "-A POSTROUTING -j SNAT --to-source 192.0.2.12              | 192.0.2.12:40000 -> 10.96.0.10:80",
                "-A POSTROUTING -p tcp -j SNAT --to-source 192.0.2.12:7000  | 192.0.2.12:7000 -> 10.96.0.10:80",
                "-A POSTROUTING -j MASQUERADE                               | 192.0.2.11:40000 -> 10.96.0.10:80",
                "-A POSTROUTING -p tcp -j MASQUERADE --to-ports 7000        | 192.0.2.11:7000 -> 10.96.0.10:80",
                "-A PREROUTING -j ACCEPT                                    | 10.244.1.9:40000 -> 10.96.0.10:80",
                "-A PREROUTING -j NETMAP --to 10.97.0.0/16                  | 10.244.1.9:40000 -> 10.97.0.10:80",
                "-A POSTROUTING -j NETMAP --to 198.51.100.0/24              | 198.51.100.9:40000 -> 10.96.0.10:80",
                "-A PREROUTING -j DNAT --to-destination 10.9.0.1; -A PREROUTING -j DNAT --to-destination 10.9.0.2"
                        + " | 10.244.1.9:40000 -> 10.9.0.1:80",
            })
    void addressesAreTranslated(String rule, String leaving) {
        assertThat(passage("*nat\n" + rule.replace("; ", "\n") + "\nCOMMIT\n", SYN)
                        .inFlight()
                        .packet()
                        .flow())
                .hasToString("tcp " + leaving);
    }

    @Test
    void whatIsNotTrackedIsNotTranslated() {
        String rules = "*raw\n-A PREROUTING -j CT --notrack\nCOMMIT\n"
                + "*nat\n-A PREROUTING -j DNAT --to-destination 10.244.1.2\nCOMMIT\n";
        Passage passage = passage(rules, SYN);
        assertThat(passage.inFlight().packet()).isEqualTo(SYN);
        assertThat(passage.state().conntrack().size()).isZero();
        assertThat(passage(rules.replace("CT --notrack", "NOTRACK"), SYN)
                        .inFlight()
                        .packet())
                .isEqualTo(SYN);
    }

    @Test
    void aConnectionIsTrackedInTheZoneThatARuleChooses() {
        Passage passage = passage("*raw\n-A PREROUTING -s 10.244.1.9 -j CT --zone 7\nCOMMIT\n", SYN);
        assertThat(passage.state().conntrack().find(SYN.flow(), 7, Router.NOW)).isNotEmpty();
        assertThat(passage.state().conntrack().find(SYN.flow(), 0, Router.NOW)).isEmpty();
    }

    private static Passage cross(NetfilterState node, String packet, Crossing at) {
        InFlight entering = InFlight.entering(PacketWords.packet(packet));
        return Netfilter.cross(node, entering, at, Choice.first());
    }

    /** net/netfilter/nf_nat_masquerade.c: the address is the interface's that is next to the router. */
    @ParameterizedTest
    @CsvSource({
        "'', 192.0.2.11",
        "192.0.2.1, 192.0.2.11",
        "198.51.100.1, 198.51.100.11",
        "203.0.113.1, 192.0.2.11",
    })
    void masqueradesWithTheAddressNextToTheRouter(String nextHop, String source) {
        NetfilterState node = Router.with("*mangle\nCOMMIT\n*nat\n-A POSTROUTING -j MASQUERADE\nCOMMIT\n")
                .withAddresses(LocalAddresses.NONE
                        .with("eth0", Cidr.parse("192.0.2.11/24"))
                        .with("eth0", Cidr.parse("198.51.100.11/24")));
        Crossing out = Crossing.out(Hook.POSTROUTING, "eth0", Router.NOW)
                .withNextHop(Option.of(nextHop).filter(ip -> !ip.isEmpty()).map(Ip::parse));
        Passage in = cross(node, "tcp 10.244.1.9:40000 8.8.8.8:80", Crossing.in(Hook.PREROUTING, "veth1", Router.NOW));
        Passage passage = Netfilter.cross(in.state(), in.inFlight(), out, Choice.first());
        assertThat(passage.inFlight().packet().flow().source()).hasToString(source + ":40000");
        assertThat(passage.state().conntrack().entries(Router.NOW).head().masqueradedOn())
                .contains("eth0");
    }

    private static NetfilterState six(String rule, LocalAddresses addresses) {
        return NetfilterState.empty()
                .withIpv6(IptablesText.parse("*nat\n" + rule + "\nCOMMIT\n").get())
                .withAddresses(addresses);
    }

    @Test
    void masqueradesIpv6WithTheAddressThatIsLikeTheDestinations() {
        NetfilterState node = six(
                "-A POSTROUTING -j MASQUERADE",
                LocalAddresses.NONE
                        .with("eth0", Cidr.parse("fd00::11/64"))
                        .with("eth0", Cidr.parse("2001:db8::11/64")));
        Passage in = cross(
                node, "tcp [fd00:1::9]:40000 [2001:db8:1::1]:80", Crossing.in(Hook.PREROUTING, "veth1", Router.NOW));
        Passage out = Netfilter.cross(
                in.state(),
                in.inFlight(),
                Crossing.out(Hook.POSTROUTING, "eth0", Router.NOW).withNextHop(Option.some(Ip.parse("fd00::1"))),
                Choice.first());
        assertThat(out.inFlight().packet().flow().source()).hasToString("[2001:db8::11]:40000");
    }

    /** net/netfilter/nf_nat_redirect.c: what the host itself sends goes to its loopback, all else where it came in. */
    @ParameterizedTest
    @CsvSource({
        "PREROUTING, veth1, tcp 10.244.1.9:1 8.8.8.8:80, 10.244.1.1:15001",
        "PREROUTING, eth0, tcp 192.0.2.100:1 8.8.8.8:80, 192.0.2.11:15001",
        "OUTPUT, , tcp 192.0.2.11:1 8.8.8.8:80, 127.0.0.1:15001",
        "PREROUTING, eth0, tcp [fd00::9]:1 [fd00::1]:80, [fd00::11]:15001",
        "OUTPUT, , tcp [fd00::11]:1 [fd00::1]:80, [::1]:15001",
        "PREROUTING, eth9, tcp 10.9.0.9:1 8.8.8.8:80, no address to redirect to",
    })
    void redirectsToThisHost(Hook hook, @Nullable String in, String packet, String to) {
        String rules = "*nat\n-A " + hook + " -p tcp -j REDIRECT --to-ports 15001\nCOMMIT\n";
        NetfilterState four = Router.with(rules);
        NetfilterState node =
                four.withIpv6(four.ipv4()).withAddresses(four.addresses().with("eth0", Cidr.parse("fd00::11/64")));
        Crossing at = in == null ? Crossing.out(hook, "eth0", Router.NOW) : Crossing.in(hook, in, Router.NOW);
        Passage passage = cross(node, packet, at);
        assertThat(
                        passage.verdict() instanceof Verdict.Drop drop
                                ? drop.reason()
                                : passage.inFlight()
                                        .packet()
                                        .flow()
                                        .destination()
                                        .toString())
                .endsWith(to);
    }

    @Test
    void withoutAnAddressNothingIsMasqueraded() {
        NetfilterState node = Router.with("*nat\n-A POSTROUTING -m comment --comment out -j MASQUERADE\nCOMMIT\n")
                .withAddresses(LocalAddresses.NONE);
        assertThat(Router.forward(node, SYN, Choice.first()).verdict())
                .isEqualTo(new Verdict.Drop("nat POSTROUTING: out: no address to masquerade with on eth0"));
    }
}
