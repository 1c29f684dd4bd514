package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets each match holds for, on a node with 192.0.2.11/24 on eth0 and pods of 10.244.1.0/24 behind veth1. */
class MatchesTest {
    private static final String TCP = "tcp 10.244.1.9:40000 192.0.2.100:80";

    private static boolean matches(String rule, Packet packet) {
        NetfilterState node = Router.with("*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n");
        Verdict verdict = Router.forward(node, packet, Choice.first()).verdict();
        return verdict instanceof Verdict.Drop;
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
