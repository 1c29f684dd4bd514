package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of packets under rules that were read; what of it the kernel decides, it has decided so. */
class ReadRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SETS = """
        \tset two {
        \t\ttype ipv4_addr
        \t\tsize 2
        \t\tflags dynamic,timeout
        \t\ttimeout 1h
        \t\telements = { 10.0.0.7 expires 59m59s872ms }
        \t}

        \tset named {
        \t\ttype ipv4_addr
        \t\tsize 2
        \t\tflags dynamic
        \t\telements = { 10.0.0.7 }
        \t}

        \tset ports {
        \t\ttype inet_service . ipv4_addr
        \t\tflags dynamic
        \t}

        \tset ranges {
        \t\ttype ipv4_addr
        \t\tflags interval,timeout
        \t\telements = { 10.0.0.1-10.0.0.9 timeout 1h expires 59m59s872ms }
        \t}

        \tmap verdicts {
        \t\ttype ipv4_addr : verdict
        \t\tflags timeout
        \t\telements = { 10.0.0.9 timeout 1h expires 59m59s872ms : drop }
        \t}

        \tmap marks {
        \t\ttype ipv4_addr : mark
        \t\tflags timeout
        \t\telements = { 10.0.0.9 timeout 1h expires 59m59s872ms : 0x00000001 }
        \t}

        """;

    private static NftRuleset read(String family, String type, String... rules) {
        return NftText.parseRuleset("table " + family + " t {\n" + SETS + "\tchain o {\n\t\ttype " + type
                        + " hook output priority 0; policy accept;\n"
                        + Vector.of(rules).map(rule -> "\t\t" + rule + "\n").mkString() + "\t}\n}\n")
                .get();
    }

    private static Packet sent(String protocol, String source) {
        Ip from = Ip.parse(source);
        Ip to = Ip.parse(from.isV4() ? "127.0.0.3" : "::1");
        return Packet.opening(Flow.of(IpProtocol.tryParse(protocol).get(), Address.of(from, 5000), Address.of(to, 9)));
    }

    private static Passage passed(NetfilterState stack, Packet packet, Choice choice) {
        return Netfilter.cross(stack, InFlight.entering(packet), Crossing.out(Hook.OUTPUT, "lo", NOW), choice);
    }

    private static String verdict(NetfilterState stack, Packet packet) {
        return said(passed(stack, packet, Choice.seeded(1)).verdict());
    }

    private static String said(Verdict verdict) {
        if (verdict instanceof Verdict.NotModelled not) {
            return not.text();
        }
        return verdict.isAccept() ? "accept" : "drop";
    }

    private static NetfilterState stack(NftRuleset rules) {
        return rules.into(NetfilterState.empty(), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what stands after the size of segments is run, for TCP only
                "tcp option maxseg size set 1400 drop | tcp | 10.0.0.1 | drop",
                "tcp option maxseg size set 1400 drop | udp | 10.0.0.1 | accept",
                "tcp option maxseg size set rt mtu drop | tcp | ::1 | drop",
                "tcp option maxseg size set rt mtu counter | tcp | ::1 | accept",
                "tcp option maxseg size set ct mark drop | tcp | ::1 |"
                        + " inet t o rule 1: tcp option maxseg size set ct mark drop",
                // addresses of connections of the other family
                "ct original ip saddr != 1.2.3.4 drop | udp | 10.0.0.1 | drop",
                "ct original ip saddr != 1.2.3.4 drop | udp | ::1 | accept",
                "ct reply ip daddr != 1.2.3.4 drop | udp | ::1 | accept",
                "ct original ip6 daddr != fd00::1 drop | udp | 10.0.0.1 | accept",
                "ct reply ip6 saddr != fd00::1 drop | udp | ::1 | drop",
                // elements that leave, of what is more than a set of keys
                "ip saddr @two drop | udp | 10.0.0.7 | drop",
                "ip saddr @ranges drop | udp | 10.0.0.5 | inet t o rule 1: set ranges",
                "ip saddr vmap @verdicts | udp | 10.0.0.9 | inet t o rule 1: set verdicts",
                "meta mark set ip saddr map @marks | udp | 10.0.0.9 | inet t o rule 1: set marks",
                // the kernel deletes what there is
                "delete @two { ip saddr } drop | udp | 10.0.0.1 | drop",
                "delete @named { ip saddr } drop | udp | 10.0.0.7 |"
                        + " inet t o rule 1: delete @named of an element that no rule has put in",
            })
    void aRuleDecides(String rule, String protocol, String source, String verdict) {
        NetfilterState stack = stack(read("inet", "filter", rule));
        assertThat(verdict(stack, sent(protocol, source))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dnat ip prefix to ip saddr map { 10.0.0.0/8 : 10.1.0.0/16 }",
                "dnat ip interval to ip saddr map { 10.0.0.1 : 10.1.0.1-10.1.0.2 }",
                "dnat random",
                "snat ip persistent",
                "dnat ip addr . port to 10.0.0.2 . 80",
            })
    void aTranslationThatIsNotUnderstoodIsKeptWithAllThatStandsAfterIt(String rule) {
        NftRuleset ruleset = read("ip", "nat", rule);
        assertThat(ruleset.unmodelled()).containsExactly(new NftRuleset.Unmodelled("ip t", "o", 1, rule));
        assertThat(verdict(stack(ruleset), sent("udp", "10.0.0.1"))).isEqualTo("ip t o rule 1: " + rule);
    }

    @Test
    void anAddressAndAPortAreTranslatedToBoth() {
        NftRuleset ruleset =
                read("ip", "nat", "meta l4proto udp dnat ip addr . port to ip saddr map { 10.0.0.1 : 10.0.0.2 . 80 }");
        Passage passage = passed(stack(ruleset), sent("udp", "10.0.0.1"), Choice.seeded(1));
        assertThat(passage.inFlight().packet().flow().destination()).isEqualTo(Address.parse("10.0.0.2:80"));
    }

    @ParameterizedTest
    @CsvSource({"two", "named"})
    void aFullSetTakesOnlyKeysThatItHas(String set) {
        NetfilterState stack = stack(read("inet", "filter", "add @" + set + " { ip saddr } drop"));
        assertThat(verdict(stack, sent("udp", "10.0.0.7"))).isEqualTo("drop");
        NetfilterState full =
                passed(stack, sent("udp", "10.0.0.8"), Choice.seeded(1)).state();
        assertThat(verdict(full, sent("udp", "10.0.0.8"))).isEqualTo("drop");
        assertThat(verdict(full, sent("udp", "10.0.0.7"))).isEqualTo("drop");
        assertThat(verdict(full, sent("udp", "10.0.0.10"))).isEqualTo("accept");
    }

    @Test
    void aSizeIsListedAgain() {
        NftSet set = read("ip", "filter").tables().head().sets().get("two").get();
        assertThat(set.size()).contains(2);
        assertThat(NftText.listed(new NftRuleset(read("ip", "filter")
                        .tables()
                        .map(table -> table.withAllSets(Vector.of(set.withAll(Vector.empty())))))))
                .contains("set two {\n\t\ttype ipv4_addr\n\t\tsize 2\n\t\tflags dynamic,timeout\n\t\ttimeout 1h\n");
    }

    /** A port that nobody can know. */
    private static Packet fromAnyPort() {
        FlowPort port = new FlowPort.Unpredictable(Ip.parse("10.0.0.1"), 1, new PortRange(1024, 65535));
        Packet packet = sent("udp", "10.0.0.1");
        return packet.withFlow(packet.flow().withSource(packet.flow().source().withPort(port)));
    }

    @ParameterizedTest
    @CsvSource({"add", "update", "delete"})
    void aKeyThatNobodyKnowsIsPutIntoNoSet(String operation) {
        NetfilterState stack = stack(read("inet", "filter", operation + " @ports { udp sport . ip saddr }"));
        assertThat(verdict(stack, fromAnyPort())).startsWith("inet t o rule 1: port ");
    }

    @Test
    void aKeyThatNobodyKnowsMayBeOneThatARuleHasPutIn() {
        NetfilterState empty = stack(
                read("inet", "filter", "udp sport . ip saddr @ports drop", "add @ports { udp sport . ip saddr }"));
        NetfilterState stack =
                passed(empty, sent("udp", "10.0.0.1"), Choice.seeded(1)).state();
        assertThat(verdict(stack, fromAnyPort())).startsWith("inet t o rule 1: port ");
    }

    @Test
    void aPartOfAConcatenationIsDrawnOnce() {
        NetfilterState stack =
                stack(read("inet", "filter", "numgen random mod 2 . udp dport vmap { 0 . 9 : drop, 1 . 9 : accept }"));
        List<String> questions = new ArrayList<>();
        passed(stack, sent("udp", "10.0.0.1"), (question, weights) -> {
            questions.add(question);
            return 1;
        });
        assertThat(questions).containsExactly("inet t o");
    }

    @ParameterizedTest
    @CsvSource({"bridge, forward", "arp, input"})
    void aChainOfOtherFramesIsReported(String family, String hook) {
        String type = "type filter hook " + hook + " priority -200; policy drop;";
        NftRuleset ruleset = NftText.parseRuleset("table " + family + " t {\n\tchain c {\n\t\tcomment \"here\"\n\t\t"
                        + type + "\n\t\tjump d\n\t}\n\n\tchain d {\n\t\taccept\n\t}\n}\n")
                .get();
        assertThat(ruleset.unmodelled().map(NftRuleset.Unmodelled::toString)).containsExactly(family + " t c: " + type);
    }
}
