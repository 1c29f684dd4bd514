package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.packet.Packet;
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
            })
    void addressesAreTranslated(String rule, String leaving) {
        assertThat(passage("*nat\n" + rule + "\nCOMMIT\n", SYN)
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
}
