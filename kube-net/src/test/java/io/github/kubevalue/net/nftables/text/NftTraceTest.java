package io.github.kubevalue.net.nftables.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines are those of {@code nft monitor trace}, version 1.0.6, for a packet that was sent so. */
class NftTraceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String RULES = """
        table inet t {
        \tchain c0 {
        \t\ttcp dport 81 return
        \t\tcounter packets 0 bytes 0
        \t}

        \tchain o {
        \t\ttype filter hook output priority filter; policy accept;
        \t\tmeta nftrace set 1
        \t\ttcp dport 81 jump c0
        \t\ttcp dport vmap { 80 : drop, 82 : goto c0 }
        \t}
        }
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | o rule meta nftrace set 1 (verdict continue);"
                        + "o rule tcp dport vmap { 80 : drop, 82 : goto c0 } (verdict drop)",
                "81 | o rule meta nftrace set 1 (verdict continue);o rule tcp dport 81 jump c0 (verdict jump c0);"
                        + "c0 rule tcp dport 81 return (verdict return)",
                "82 | o rule meta nftrace set 1 (verdict continue);"
                        + "o rule tcp dport vmap { 80 : drop, 82 : goto c0 } (verdict goto c0);"
                        + "c0 rule counter packets 0 bytes 0 (verdict continue)",
                "83 | o rule meta nftrace set 1 (verdict continue)",
            })
    void rulesAreTracedInTheWordsOfNft(int port, String lines) {
        NetfilterState stack = NftText.parseRuleset(RULES).get().into(NetfilterState.empty(), NOW);
        Packet packet = Packet.syn(Flow.tcp("127.0.0.1:40000", "127.0.0.1:" + port));
        Passage passage = Netfilter.cross(
                stack, InFlight.entering(packet), Crossing.out(Hook.OUTPUT, "lo", NOW), Choice.seeded(1));
        assertThat(NftTrace.lines(0x1dc58d51, passage.evidence()).mkString(";"))
                .isEqualTo("trace id 1dc58d51 inet t " + lines.replace(";", ";trace id 1dc58d51 inet t "));
    }
}
