package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.PacketSet;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets each match holds for, on a node with 192.0.2.11/24 on eth0 and pods of 10.244.1.0/24 behind veth1. */
class MatchesTest {
    private static final String TCP = "tcp 10.244.1.9:40000 192.0.2.100:80";

    private static boolean matches(String rule, Packet packet) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n");
        return Router.drops(node, packet);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-s 10.244.1.9                   | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-s 10.244.1.8                   | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "! -s 10.244.1.9                 | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "! -s 10.244.1.8                 | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-d 192.0.2.0/24                 | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-d 192.0.2.128/25               | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-i veth1                        | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-i veth                         | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-i veth+                        | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-i +                            | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-i eth0                         | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-o eth0                         | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "! -o eth0                       | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-o veth1                        | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-o veth1                        | tcp 192.0.2.100:40000 10.244.1.9:80 | true",
                "-p tcp                          | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p udp                          | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "! -p udp                        | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p all                          | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
            })
    void theHeadOfARule(String rule, String packet, boolean holds) {
        assertThat(matches(rule, PacketWords.packet(packet))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p tcp --dport 80               | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p tcp --dport 81               | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-p tcp --dport 40000            | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-p tcp --sport 40000            | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p tcp --sport 80               | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-p tcp --dport 80:90            | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p tcp --dport 80:90            | tcp 10.244.1.9:40000 192.0.2.100:90 | true",
                "-p tcp --dport 80:90            | tcp 10.244.1.9:40000 192.0.2.100:91 | false",
                "-p tcp --dport :80              | tcp 10.244.1.9:40000 192.0.2.100:80 | true",
                "-p tcp --dport 81:              | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-p tcp --dport 81:              | tcp 10.244.1.9:40000 192.0.2.100:65535 | true",
                "-p tcp ! --dport 80             | tcp 10.244.1.9:40000 192.0.2.100:80 | false",
                "-p udp --dport 53               | udp 10.244.1.9:40000 192.0.2.100:53 | true",
                "-p tcp -m multiport --dports 80,443 | tcp 10.244.1.9:40000 192.0.2.100:443 | true",
                "-p tcp -m multiport --dports 80,443 | tcp 10.244.1.9:443 192.0.2.100:8080 | false",
                "-p tcp -m multiport --sports 80,443 | tcp 10.244.1.9:443 192.0.2.100:8080 | true",
                "-p tcp -m multiport --sports 80,443 | tcp 10.244.1.9:4430 192.0.2.100:80 | false",
                "-p tcp -m multiport --ports 80,443  | tcp 10.244.1.9:443 192.0.2.100:8080 | true",
                "-p tcp -m multiport --ports 80,443  | tcp 10.244.1.9:4430 192.0.2.100:80 | true",
                "-p tcp -m multiport --ports 80,443  | tcp 10.244.1.9:4430 192.0.2.100:8080 | false",
                "-p tcp -m multiport --dports 80:90,443 | tcp 10.244.1.9:4430 192.0.2.100:85 | true",
                "-p tcp -m multiport ! --dports 80,443 | tcp 10.244.1.9:4430 192.0.2.100:443 | false",
            })
    void ports(String rule, String packet, boolean holds) {
        assertThat(matches(rule, PacketWords.packet(packet))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p tcp --syn                    | tcp 10.244.1.9:40000 192.0.2.100:80 SYN | true",
                "-p tcp --syn                    | tcp 10.244.1.9:40000 192.0.2.100:80 ACK | false",
                "-p tcp ! --syn                  | tcp 10.244.1.9:40000 192.0.2.100:80 ACK | true",
                "-p tcp --tcp-flags SYN,RST SYN  | tcp 10.244.1.9:40000 192.0.2.100:80 SYN | true",
                "-p tcp --tcp-flags ALL SYN      | tcp 10.244.1.9:40000 192.0.2.100:80 SYN | true",
                "-p tcp --tcp-flags ALL NONE     | tcp 10.244.1.9:40000 192.0.2.100:80 SYN | false",
                "-p tcp --tcp-flags ACK NONE     | tcp 10.244.1.9:40000 192.0.2.100:80 SYN | true",
                "-p icmp --icmp-type 8           | icmp 10.244.1.9 192.0.2.100 8/0 | true",
                "-p icmp --icmp-type 0           | icmp 10.244.1.9 192.0.2.100 8/0 | false",
                "-p icmp --icmp-type any         | icmp 10.244.1.9 192.0.2.100 8/0 | true",
                "-p icmp --icmp-type 3/1         | icmp 10.244.1.9 192.0.2.100 3/1 | true",
                "-p icmp --icmp-type 3/2         | icmp 10.244.1.9 192.0.2.100 3/1 | false",
                "-p icmp --icmp-type 3           | icmp 10.244.1.9 192.0.2.100 3/1 | true",
                "-p icmp --icmp-type 8           | udp 10.244.1.9:40000 192.0.2.100:53 | false",
            })
    void whatProtocolsSay(String rule, String packet, boolean holds) {
        assertThat(matches(rule, PacketWords.packet(packet))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x4000/0x4000                   | 16384  | true",
                "0x4000/0x4000                   | 49152  | true",
                "0x4000/0x4000                   | 32768  | false",
                "0x4000                          | 49152  | false",
                "0x4000                          | 16384  | true",
                "0x0/0x4000                      | 32768  | true",
                "0x0/0x4000                      | 16384  | false",
            })
    void marks(String mark, int value, boolean holds) {
        Packet packet = PacketWords.packet(TCP).withMark(value);
        assertThat(matches("-m mark --mark " + mark, packet)).isEqualTo(holds);
        assertThat(matches("-m mark ! --mark " + mark, packet)).isEqualTo(!holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--src-type LOCAL     | tcp 192.0.2.11:1 192.0.2.100:80    | true",
                "--src-type LOCAL     | tcp 10.244.1.9:1 192.0.2.100:80    | false",
                "--dst-type LOCAL     | tcp 10.244.1.9:1 10.244.1.1:80     | true",
                "--dst-type LOCAL     | tcp 10.244.1.9:1 127.0.0.7:80      | true",
                "--dst-type LOCAL     | tcp 10.244.1.9:1 10.244.1.2:80     | false",
                "--dst-type UNICAST   | tcp 10.244.1.9:1 10.244.1.2:80     | true",
                "--dst-type BROADCAST | udp 10.244.1.9:1 192.0.2.255:80    | true",
                "--dst-type BROADCAST | udp 10.244.1.9:1 255.255.255.255:80 | true",
                "--dst-type BROADCAST | udp 10.244.1.9:1 192.0.2.254:80    | false",
                "--dst-type MULTICAST | udp 10.244.1.9:1 224.0.0.251:5353  | true",
                "--dst-type MULTICAST | udp 10.244.1.9:1 223.255.0.1:5353  | false",
                "! --dst-type LOCAL   | tcp 10.244.1.9:1 10.244.1.1:80     | false",
            })
    void typesOfAddresses(String type, String packet, boolean holds) {
        assertThat(matches("-m addrtype " + type, PacketWords.packet(packet))).isEqualTo(holds);
    }

    /** Where the packet leaves is known, but its type is asked of the interface that it came in by. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dst-type LOCAL --limit-iface-in         | tcp 10.244.1.9:1 10.244.1.1:80     | true",
                "--dst-type LOCAL --limit-iface-in         | tcp 10.244.1.9:1 192.0.2.11:80     | false",
                "--dst-type LOCAL --limit-iface-out        | tcp 10.244.1.9:1 192.0.2.11:80     | true",
                "--dst-type LOCAL --limit-iface-out        | tcp 192.0.2.100:1 192.0.2.11:80    | true",
                "! --dst-type LOCAL --limit-iface-in       | tcp 10.244.1.9:1 192.0.2.11:80     | true",
                "--src-type LOCAL --limit-iface-out        | tcp 192.0.2.11:1 192.0.2.100:80    | true",
                "--src-type UNICAST --dst-type LOCAL       | tcp 10.244.1.9:1 192.0.2.11:80     | true",
                "--src-type LOCAL --dst-type LOCAL         | tcp 10.244.1.9:1 192.0.2.11:80     | false",
                "--src-type LOCAL --dst-type LOCAL         | tcp 192.0.2.11:1 192.0.2.100:80    | false",
                "! --src-type LOCAL --dst-type LOCAL       | tcp 10.244.1.9:1 192.0.2.11:80     | true",
            })
    void typesOfAddressesToAnInterface(String types, String packet, boolean holds) {
        assertThat(matches("-m addrtype " + types, PacketWords.packet(packet))).isEqualTo(holds);
    }

    /** net/netfilter/xt_addrtype.c, match_type6: of the types that are asked, all must be true that an address tells. */
    @ParameterizedTest
    @CsvSource({
        "--dst-type LOCAL, fd00::11, true",
        "--dst-type LOCAL, ::1, true",
        "--dst-type LOCAL, fd00::12, false",
        "--dst-type UNICAST, fd00::12, true",
        "--dst-type UNICAST, fd00::11, true",
        "--dst-type UNICAST, ff02::1, false",
        "--dst-type UNICAST, ::, false",
        "--dst-type UNSPEC, ::, true",
        "--dst-type UNSPEC, fd00::12, false",
        "--dst-type MULTICAST, ff02::1, true",
        "--dst-type MULTICAST, fd00::12, false",
        "'--dst-type UNICAST,LOCAL', fd00::11, true",
        "'--dst-type UNICAST,LOCAL', fd00::12, false",
        "'--dst-type LOCAL,MULTICAST', ff02::1, false",
        "'--dst-type LOCAL,MULTICAST', fd00::11, false",
        "'--dst-type UNICAST,MULTICAST', fd00::12, false",
        "--dst-type UNREACHABLE, fd00::11, false",
        "--dst-type ANYCAST, fd00::11, false",
        "! --dst-type LOCAL, fd00::12, true",
        "! --dst-type UNICAST, fd00::11, false",
    })
    void typesOfAddressesInIpv6(String types, String to, boolean holds) {
        String rules = "*filter\n-A FORWARD -m addrtype " + types + " -j DROP\nCOMMIT\n";
        NetfilterState node = NetfilterState.empty()
                .withIpv6(IptablesText.parse(rules).get())
                .withAddresses(LocalAddresses.NONE.with("eth0", Cidr.parse("fd00::11/64")));
        Packet packet = Packet.syn(Flow.tcp("[fd00::99]:1", "[" + to + "]:80"));
        assertThat(Router.drops(node, packet)).isEqualTo(holds);
    }

    private static String answer(String rule, Packet packet) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n");
        Verdict verdict = Router.forward(node, packet, Choice.first()).verdict();
        return verdict instanceof Verdict.NotModelled unknown
                ? unknown.text().replace("filter FORWARD rule 1: ", "")
                : verdict instanceof Verdict.Drop ? "yes" : "no";
    }

    /** A port that was drawn from 1024 to 65535: what holds for all of them, for none, or for some. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p tcp --sport 1024:65535               | yes",
                "-p tcp --sport 1000:65535               | yes",
                "-p tcp --sport 1:1023                   | no",
                "-p tcp --sport 30000                    | no",
                "-p tcp --sport 1024                     | no",
                "-p tcp --sport 30000:32767              | whether an unpredictable port lies in 30000:32767",
                "-p tcp --sport 1:1024                   | whether an unpredictable port lies in 1:1024",
                "-p tcp ! --sport 30000                  | yes",
                "-p tcp ! --sport 1024:65535             | no",
                "-p tcp ! --sport 30000:32767            | whether an unpredictable port lies in 30000:32767",
                "-p tcp --sport 30000:32767 --dport 81   | no",
                "-p tcp -m multiport --sports 22,80      | no",
                "-p tcp -m multiport --ports 22,80       | yes",
                "-p tcp -m multiport --dports 22,80      | yes",
            })
    void portsThatNobodyCanKnow(String rule, String answer) {
        Packet packet = PacketWords.packet(TCP);
        Address drawn = packet.flow()
                .source()
                .withPort(new FlowPort.Unpredictable(packet.flow().source().ip(), 1, new PortRange(1024, 65535)));
        assertThat(answer(rule, packet.withFlow(packet.flow().withSource(drawn))))
                .isEqualTo(answer);
    }

    /** A port is asked of protocols that have some. */
    @Test
    void aPingHasNoPort() {
        Packet ping = PacketWords.packet("icmp 10.244.1.9 192.0.2.100 8/0");
        assertThat(answer("-m multiport --ports 0", ping)).isEqualTo("no");
    }

    @Test
    void whatOnlyCountsHolds() {
        assertThat(answer("-m nfacct --nfacct-name x", PacketWords.packet(TCP))).isEqualTo("yes");
        assertThat(answer("-m comment --comment x", PacketWords.packet(TCP))).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"'-m physdev --physdev-is-in', true", "'-m physdev ! --physdev-is-in', false"})
    void aPortOfABridgeIsKnownIfTheBridgeShowsIt(String rule, boolean holds) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n");
        Crossing at = Crossing.through(Hook.FORWARD, "cni0", "eth0", Router.NOW);
        InFlight packet = InFlight.entering(PacketWords.packet(TCP));
        assertThat(Netfilter.cross(node, packet, at, Choice.first()).verdict().isAccept())
                .isEqualTo(holds);
        assertThat(Netfilter.cross(node, packet, at.withBridgePort(Option.some("veth1")), Choice.first())
                        .verdict()
                        .isAccept())
                .isEqualTo(!holds);
    }

    @ParameterizedTest
    @CsvSource({"'--match-set s dst', true", "'--match-set s src', false", "'! --match-set s dst', false"})
    void aSetIsAskedOfItsOwner(String set, boolean holds) {
        PacketSet members = (flow, ends) -> Either.right(ends.equals(Vector.of(Match.End.DESTINATION))
                && flow.destination().ip().equals(Ip.parse("192.0.2.100")));
        NetfilterState node = Router.with("*filter\n-A FORWARD -m set " + set + " -j DROP\nCOMMIT\n")
                .withSets(TreeMap.of("s", members));
        assertThat(Router.drops(node, PacketWords.packet(TCP))).isEqualTo(holds);
    }

    /** A set that has what is not modelled ends a walk with its words, where all else of the rule matches. */
    @ParameterizedTest
    @CsvSource({
        "-m set --match-set s dst, filter FORWARD rule 1: create s list:set size 8",
        "-m set ! --match-set s dst, filter FORWARD rule 1: create s list:set size 8",
        "-m set --match-set t dst, filter FORWARD rule 1: the members of the set t",
        "-p udp -m set --match-set s dst, ''",
    })
    void aSetMayNotKnow(String rule, String words) {
        PacketSet open = (flow, ends) -> Either.left("create s list:set size 8");
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n")
                .withSets(TreeMap.of("s", open));
        Verdict verdict =
                Router.forward(node, PacketWords.packet(TCP), Choice.first()).verdict();
        assertThat(verdict instanceof Verdict.NotModelled not ? not.text() : "").isEqualTo(words);
    }

    /** A question of chance bears the comment that stands before it. */
    @ParameterizedTest
    @CsvSource({
        "'-m comment --comment \"web -> a\" -m statistic --mode random --probability 0.25', web -> a",
        "'-m statistic --mode random --probability 0.25 -m comment --comment late', statistic at FORWARD",
    })
    void chanceIsDrawnWithAName(String rule, String question) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n");
        Choice second = (asked, weights) -> {
            assertThat(asked).isEqualTo(question);
            assertThat(weights).containsExactly(Fraction.of(1, 4), Fraction.of(3, 4));
            return 1;
        };
        assertThat(Router.forward(node, PacketWords.packet(TCP), second)
                        .verdict()
                        .isAccept())
                .isTrue();
        assertThat(Router.forward(node, PacketWords.packet(TCP), (asked, weights) -> 0)
                        .verdict()
                        .isAccept())
                .isFalse();
    }

    /**
     * Which matches are asked of a packet, as a list remembers that it was: a rule's head is asked first wherever it stands, and
     * what comes after a match that does not hold, or is not modelled, is not asked.
     */
    @ParameterizedTest
    @CsvSource({
        "-m recent --set, true",
        "-m recent --set -p tcp, true",
        "-m recent --set -p udp, false",
        "-m recent --set -d 192.0.2.101, false",
        "-m recent --set -o veth1, false",
        "-m recent --set -m mark --mark 7, true",
        "-m mark --mark 7 -m recent --set, false",
        "-m bpf --bytecode x -m recent --set, false",
        "-m recent --set -m bpf --bytecode x, true",
        "-m set --match-set s dst -m recent --set, false",
    })
    void whatIsAsked(String rule, boolean asked) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j ACCEPT\nCOMMIT\n");
        Passage passage = Router.forward(node, PacketWords.packet(TCP), Choice.first());
        assertThat(passage.state().recent().lists().isEmpty()).isNotEqualTo(asked);
    }

    /** What has no effect is asked even after something that is not modelled, as it may say that the rule does not apply. */
    @ParameterizedTest
    @CsvSource({
        "-m bpf --bytecode x -m mark --mark 7, no",
        "-m bpf --bytecode x -m mark ! --mark 7, -m bpf --bytecode x",
        "-m bpf --bytecode x -m statistic --mode random --probability 0, -m bpf --bytecode x",
    })
    void whatIsNotModelledDecidesIfAllElseHolds(String rule, String answer) {
        assertThat(answer(rule, PacketWords.packet(TCP))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEW                 | true  | false",
                "ESTABLISHED         | false | true",
                "NEW,ESTABLISHED     | true  | true",
                "RELATED             | false | false",
                "INVALID,UNTRACKED   | false | false",
                "DNAT                | true  | true",
                "SNAT                | false | true",
            })
    void statesOfAConnection(String states, boolean first, boolean answer) {
        String rules = "*nat\n-A PREROUTING -d 10.96.0.10 -p tcp -j DNAT --to-destination 192.0.2.100:8080\n"
                + "-A POSTROUTING -j MASQUERADE\nCOMMIT\n";
        Packet packet = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");
        String asked = "*filter\n-A FORWARD -m conntrack --ctstate " + states + " -j DROP\nCOMMIT\n";
        Passage there = Router.forward(Router.with(rules), packet, Choice.first());
        Packet back = Packet.tcp(there.inFlight().packet().flow().inverted(), TcpFlags.SYN_ACK);
        assertThat(Router.forward(Router.with(rules + asked), packet, Choice.first())
                        .verdict()
                        .isAccept())
                .isEqualTo(!first);
        NetfilterState known = there.state().withIpv4(Router.with(rules + asked).ipv4());
        assertThat(Router.forward(known, back, Choice.first()).verdict().isAccept())
                .isEqualTo(!answer);
    }

    @Test
    void whatIsNotModelledIsAVerdictOfItsOwnOnceAllElseMatches() {
        Packet packet = PacketWords.packet(TCP);
        NetfilterState node = Router.with("*filter\n-A FORWARD -p tcp -m bpf --bytecode x -j DROP\nCOMMIT\n");
        assertThat(Router.forward(node, packet, Choice.first()).verdict()).isInstanceOf(Verdict.NotModelled.class);
        NetfilterState other = Router.with("*filter\n-A FORWARD -p udp -m bpf --bytecode x -j DROP\nCOMMIT\n");
        assertThat(Router.forward(other, packet, Choice.first()).verdict().isAccept())
                .isTrue();
        NetfilterState unknownSet = Router.with("*filter\n-A FORWARD -m set --match-set s dst -j DROP\nCOMMIT\n");
        assertThat(Router.forward(unknownSet, packet, Choice.first()).verdict())
                .isInstanceOf(Verdict.NotModelled.class);
        NetfilterState negated = Router.with("*filter\n-A FORWARD -m set ! --match-set s dst -j DROP\nCOMMIT\n");
        assertThat(Router.forward(negated, packet, Choice.first()).verdict()).isInstanceOf(Verdict.NotModelled.class);
    }
}
