package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What matches that count let pass, and what they remember. */
class RatesTest {
    private static final String LIMITED =
            "-A FORWARD -m hashlimit --hashlimit-upto 1/hour --hashlimit-burst 1 --hashlimit-name h OPTIONS -j ACCEPT\n"
                    + "-A FORWARD -j DROP\n";

    private NetfilterState node = NetfilterState.empty();

    private static NetfilterState of(String rules) {
        String table = "*filter\n" + rules.replace("; ", "\n") + "\nCOMMIT\n";
        return Router.with(table).withIpv6(IptablesText.parse(table).get());
    }

    /** {@code +} if the packet passes. */
    private String ask(int second, Packet packet) {
        Passage passage = Netfilter.cross(
                node,
                InFlight.entering(packet),
                Crossing.through(Hook.FORWARD, "veth1", "eth0", Router.NOW.plusSeconds(second)),
                Choice.first());
        node = passage.state();
        return passage.verdict().isAccept() ? "+" : "-";
    }

    private String ask(int second) {
        return ask(second, PacketWords.packet("tcp 10.244.1.9:40000 192.0.2.100:80"));
    }

    /** Rules, the seconds at which a packet comes, and which of them pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // net/netfilter/xt_limit.c: six in a minute is one in ten seconds, three of which may be saved up
                "-m limit --limit 6/min --limit-burst 3 -j ACCEPT; DROP | 0 0 0 0 9 10 10 19 20 100 100 100 100 |"
                        + " +++--+--++++-",
                "-m limit --limit 1/s --limit-burst 0 -j ACCEPT; DROP   | 0 1 9 | ---",
                "! -i veth1 -m limit --limit 1/hour --limit-burst 1; -m limit --limit 1/hour --limit-burst 1 -j DROP"
                        + " | 0 0 | -+",
                "-m limit --limit 1/hour --limit-burst 1 -j ACCEPT; -m limit --limit 1/hour --limit-burst 1 -j ACCEPT;"
                        + " DROP | 0 0 0 | ++-",
                "-m limit --limit 1/min --limit-burst 3 -m limit --limit 1/s --limit-burst 1 -j ACCEPT; DROP"
                        + " | 0 0 1 2 3 | +-+--",
                // net/netfilter/xt_hashlimit.c: after 30 seconds without a packet, all is forgotten
                "-m hashlimit --hashlimit-above 1/hour --hashlimit-burst 2 --hashlimit-mode srcip --hashlimit-name h"
                        + " --hashlimit-htable-expire 30000 -j DROP | 0 0 0 29 58 100 100 100 | ++---++-",
                "-m hashlimit --hashlimit-above 1/hour --hashlimit-burst 1 --hashlimit-name h"
                        + " --hashlimit-htable-expire 30000 -j DROP | 0 29 58 88 | +--+",
                "-m hashlimit --hashlimit-upto 6/min --hashlimit-burst 2 --hashlimit-name h -j ACCEPT; DROP"
                        + " | 0 0 0 9 10 30 30 30 | ++--+++-",
                "-m hashlimit --hashlimit-upto 1/hour --hashlimit-burst 2 --hashlimit-name h -j ACCEPT; -m hashlimit"
                        + " --hashlimit-upto 1/hour --hashlimit-burst 2 --hashlimit-name h -j ACCEPT; DROP | 0 0 0 | ++-",
                // net/netfilter/xt_statistic.c: one in three, the second of them first
                "-m statistic --mode nth --every 3 --packet 1 -j DROP   | 0 0 0 0 0 0 | +-++-+",
                "-m statistic --mode nth ! --every 3 --packet 0 -j DROP | 0 0 0 0 0 0 | +--+--",
                "-m statistic --mode nth --every 2 --packet 0 -j DROP; -m statistic --mode nth --every 2 --packet 0 -j"
                        + " DROP | 0 0 0 0 0 | ---+-",
            })
    void whatPassesWhen(String rules, String seconds, String passes) {
        node = of(Vector.of(rules.trim().split("; "))
                .map(rule -> "-A FORWARD " + rule.replaceFirst("^DROP", "-j DROP"))
                .mkString("; "));
        assertThat(Vector.of(seconds.trim().split(" "))
                        .map(Integer::valueOf)
                        .map(this::ask)
                        .mkString())
                .isEqualTo(passes);
    }

    /** What a table of hashlimit takes for the same, so that the second packet is one too many: hashlimit_init_dst. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                 | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.2:2 10.9.0.2:81  | +-",
                "                                 | tcp 10.0.0.1:1 10.9.0.1:80  | tcp [fd00::1]:1 [fd00::9]:80 | ++",
                "--hashlimit-mode srcip           | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:2 10.9.0.2:81  | +-",
                "--hashlimit-mode srcip           | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.2:1 10.9.0.1:80  | ++",
                "--hashlimit-mode dstip           | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.2:2 10.9.0.1:81  | +-",
                "--hashlimit-mode dstip           | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:1 10.9.0.2:80  | ++",
                "--hashlimit-mode srcport         | tcp 10.0.0.1:1 10.9.0.1:80  | udp 10.0.0.2:1 10.9.0.2:81  | +-",
                "--hashlimit-mode srcport         | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:2 10.9.0.1:80  | ++",
                "--hashlimit-mode dstport         | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.2:2 10.9.0.2:80  | +-",
                "--hashlimit-mode dstport         | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:1 10.9.0.1:81  | ++",
                "--hashlimit-mode srcip,dstport   | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:2 10.9.0.2:80  | +-",
                "--hashlimit-mode srcip,dstport   | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.2:1 10.9.0.1:80  | ++",
                "--hashlimit-mode dstport,srcip   | tcp 10.0.0.1:1 10.9.0.1:80  | tcp 10.0.0.1:1 10.9.0.1:81  | ++",
                "--hashlimit-mode srcport         | icmp 10.0.0.1 10.9.0.1 8/0  | icmp 10.0.0.2 10.9.0.1 13/0 | +-",
                "--hashlimit-mode srcip --hashlimit-srcmask 24 | tcp 10.0.0.1:1 10.9.0.1:80 | tcp 10.0.0.2:1"
                        + " 10.9.0.1:80 | +-",
                "--hashlimit-mode srcip --hashlimit-srcmask 24 | tcp 10.0.0.1:1 10.9.0.1:80 | tcp 10.0.1.1:1"
                        + " 10.9.0.1:80 | ++",
                "--hashlimit-mode srcip --hashlimit-dstmask 24 | tcp 10.0.0.1:1 10.9.0.1:80 | tcp 10.0.0.2:1"
                        + " 10.9.0.1:80 | ++",
                "--hashlimit-mode dstip --hashlimit-dstmask 24 | tcp 10.0.0.1:1 10.9.0.1:80 | tcp 10.0.0.1:1"
                        + " 10.9.0.9:80 | +-",
                "--hashlimit-mode srcip --hashlimit-srcmask 99 | tcp 10.0.0.1:1 10.9.0.1:80 | tcp 10.0.0.2:1"
                        + " 10.9.0.1:80 | ++",
            })
    void whatTellsPacketsApart(String options, String first, String second, String passes) {
        node = of(LIMITED.replace("OPTIONS", options == null ? "" : options));
        assertThat(ask(0, PacketWords.packet(first)) + ask(0, PacketWords.packet(second)))
                .isEqualTo(passes);
    }

    /** An id is no port. */
    @Test
    void pingsAreNotToldApartByTheirIds() {
        node = of(LIMITED.replace("OPTIONS", "--hashlimit-mode srcport,dstport"));
        Ip from = Ip.parse("10.0.0.1");
        Ip to = Ip.parse("10.9.0.1");
        assertThat(ask(0, Packet.of(Flow.echo(from, to, 7))) + ask(0, Packet.of(Flow.echo(from, to, 8))))
                .isEqualTo("+-");
    }

    @Test
    void aTableForgetsEachByItsOwnTime() {
        node = of(LIMITED.replace("OPTIONS", "--hashlimit-mode srcip --hashlimit-htable-expire 30000"));
        Packet one = PacketWords.packet("tcp 10.0.0.1:1 10.9.0.1:80");
        Packet other = PacketWords.packet("tcp 10.0.0.2:1 10.9.0.1:80");
        assertThat(ask(0, one)
                        + ask(10, other)
                        + ask(29, one)
                        + ask(31, other)
                        + ask(60, one)
                        + ask(60, other)
                        + ask(90, other))
                .isEqualTo("++--+-+");
        assertThat(ask(100, one) + ask(119, other) + ask(129, one) + ask(149, other))
                .isEqualTo("+--+");
    }

    /** The order of the modes does not matter, nor that one is said twice. */
    @Test
    void rulesOfOneNameShareItsTable() {
        String rule =
                "-A FORWARD -p PROTOCOL -m hashlimit --hashlimit-upto 1/hour --hashlimit-burst 1 --hashlimit-name h"
                        + " --hashlimit-mode MODES -j ACCEPT; ";
        node = of(rule.replace("PROTOCOL", "tcp").replace("MODES", "srcip,dstport")
                + rule.replace("PROTOCOL", "udp").replace("MODES", "dstport,srcip,srcip")
                + "-A FORWARD -j DROP");
        assertThat(ask(0, PacketWords.packet("tcp 10.0.0.1:1 10.9.0.1:80"))
                        + ask(0, PacketWords.packet("udp 10.0.0.1:1 10.9.0.1:80"))
                        + ask(0, PacketWords.packet("udp 10.0.0.2:1 10.9.0.1:80")))
                .isEqualTo("+-+");
    }

    @Test
    void aRuleOfIpv6IsAnotherThanThatOfIpv4AtTheSamePlace() {
        node = of("-A FORWARD -m limit --limit 1/hour --limit-burst 1 -j ACCEPT; -A FORWARD -j DROP");
        assertThat(ask(0) + ask(0, PacketWords.packet("tcp [fd00::1]:1 [fd00::9]:80")) + ask(0))
                .isEqualTo("++-");
    }

    @Test
    void aTableForgetsWhomNobodyHasSeenForLong() {
        node = of(LIMITED.replace("OPTIONS", "--hashlimit-mode srcip --hashlimit-htable-expire 60000"));
        for (int i = 1; i <= 50; i++) {
            ask(i, PacketWords.packet("tcp 10.0.0." + i + ":1 10.9.0.1:80"));
        }
        assertThat(remembered()).isEqualTo(50);
        ask(60, PacketWords.packet("tcp 10.0.0.50:1 10.9.0.1:80"));
        assertThat(remembered()).isEqualTo(50);
        ask(80, PacketWords.packet("tcp 10.0.0.50:1 10.9.0.1:80"));
        assertThat(remembered()).isEqualTo(30);
    }

    private int remembered() {
        return node.rates().tables().values().head().buckets().size();
    }
}
