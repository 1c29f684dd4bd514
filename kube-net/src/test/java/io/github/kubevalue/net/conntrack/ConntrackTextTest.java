package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.arbitrary.ConntrackArbitraries;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConntrackTextTest {
    private static final Instant NOW = ConntrackArbitraries.START;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp      6 86399 ESTABLISHED src=192.0.2.100 dst=192.0.2.11 sport=60210 dport=30080 src=10.244.1.2"
                        + " dst=10.244.1.1 sport=8080 dport=28872 [ASSURED] mark=0 use=1",
                "udp      17 29 src=10.244.1.9 dst=10.96.0.10 sport=5000 dport=53 [UNREPLIED] src=10.244.1.2"
                        + " dst=10.244.1.9 sport=53 dport=5000 mark=0 use=1",
                "icmp     1 30 src=10.244.1.9 dst=192.0.2.11 type=8 code=0 id=77 src=192.0.2.11 dst=10.244.1.9 type=0"
                        + " code=0 id=77 mark=0 use=1",
                "udp      17 29 src=10.244.1.9 dst=10.96.0.10 sport=5000 dport=53 [UNREPLIED] src=10.96.0.10"
                        + " dst=10.244.1.9 sport=53 dport=5000 mark=128 zone=7 use=1",
                "sctp     132 209 ESTABLISHED src=10.244.1.9 dst=10.96.0.10 sport=5000 dport=80 src=10.244.1.2"
                        + " dst=10.244.1.9 sport=8080 dport=5000 [ASSURED] mark=0 use=1",
                "udp      17 29 src=127.0.0.1 dst=127.0.0.1 sport=40171 dport=53 zone-orig=7 packets=1 bytes=30"
                        + " [UNREPLIED] src=127.0.0.1 dst=127.0.0.1 sport=53 dport=40171 packets=0 bytes=0 mark=5"
                        + " delta-time=1 use=1 id=3264795434",
                "udp      17 29 src=127.0.0.1 dst=127.0.0.1 sport=36855 dport=54 [UNREPLIED] src=127.0.0.1"
                        + " dst=127.0.0.1 sport=54 dport=36855 zone-reply=9 mark=5 use=2",
                "gre      47 29 src=127.0.0.1 dst=127.0.0.1 srckey=0x0 dstkey=0x0 [UNREPLIED] src=127.0.0.1"
                        + " dst=127.0.0.1 srckey=0x0 dstkey=0x0 mark=0 use=1",
                "unknown  89 599 src=127.0.0.1 dst=127.0.0.1 [UNREPLIED] src=127.0.0.1 dst=127.0.0.1 mark=0 use=1",
                "dccp     33 599 src=127.0.0.1 dst=127.0.0.1 sport=0 dport=0 [UNREPLIED] src=127.0.0.1 dst=127.0.0.1"
                        + " sport=0 dport=0 mark=0 use=1",
                "tcp      6 src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80 src=10.244.1.2 dst=10.244.1.9"
                        + " sport=8080 dport=40000 [OFFLOAD] mark=0 use=2",
                "tcp      6 src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80 src=10.244.1.2 dst=10.244.1.9"
                        + " sport=8080 dport=40000 [HW_OFFLOAD] mark=0 secctx=null use=2",
                "icmpv6   58 9 src=fd00:1::2 dst=fd00:1::9 type=128 code=0 id=5 src=fd00:1::9 dst=fd00:1::2 type=129"
                        + " code=0 id=5 mark=0 use=1",
            })
    void aLineOfTheListingIsReadAndPrintedBack(String line) {
        assertThat(ConntrackLine.parse(line, NOW).get()).hasToString(line);
        assertThat(ConntrackLine.parse("ipv4     2 " + line, NOW).get()).hasToString("ipv4     2 " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "tcp 6 x",
                "tcp 17 29 src=1.2.3.4 dst=1.2.3.5",
                "tcp 6 12 ESTABLISHED src=1.2.3.4",
                "tcp 6 12 SHUTDOWN_SENT src=1.2.3.4 dst=1.2.3.5 sport=1 dport=2 src=1.2.3.5 dst=1.2.3.4 sport=2"
                        + " dport=1",
                "udp 17 29 src=x dst=y src=a dst=b",
                "udp 17 29 src=1.2.3.4 dst=1.2.3.5 sport=99999 dport=2 src=1.2.3.5 dst=1.2.3.4 sport=2 dport=1",
                "udp 17 src=1.2.3.4 dst=1.2.3.5 sport=1 dport=2 src=1.2.3.5 dst=1.2.3.4 sport=2 dport=1 mark=0"
            })
    void whatIsNoEntryIsReportedWithItsLine(String line) {
        assertThat(ConntrackText.parse("\n" + line, NOW).getLeft().line()).isEqualTo(2);
    }

    private static final String ENDS = "src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80 src=10.244.1.2"
            + " dst=10.244.1.9 sport=8080 dport=40000 ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  tcp 6 86399 ESTABLISHED ENDS[ASSURED] mark=7 zone=3 use=1 | 86399 NONE true 7 3 BOTH",
                "tcp 6 86399 ESTABLISHED ENDSmark=4294967295 use=1          | 86399 NONE false -1 0 BOTH",
                "udp 17 29 ENDSuse=1                                        | 29 NONE false 0 0 BOTH",
                // net/netfilter/nf_flow_table_core.c: offloaded connections live on, and have been answered
                "tcp 6 ENDS[OFFLOAD] mark=0 use=2                           | 86400 SOFTWARE true 0 0 BOTH",
                "tcp 6 ENDS[HW_OFFLOAD] mark=1 use=2                        | 86400 HARDWARE true 1 0 BOTH",
            })
    void aLineSaysWhatItsEntryIs(String line, String said) {
        Entry entry = ConntrackText.parseLine(line.replace("ENDS", ENDS), NOW).get();
        long seconds = Duration.between(NOW, entry.expiresAt()).toSeconds();
        assertThat(seconds + " " + entry.offload() + " " + entry.assured() + " " + entry.mark() + " "
                        + entry.zone().id() + " " + entry.zone().scope())
                .isEqualTo(said);
        assertThat(entry.sourceBound() && entry.destinationBound()).isTrue();
        assertThat(entry.reply().destination()).hasToString("10.244.1.9:40000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, BOTH, mark=5 use=1",
        "7, BOTH, mark=5 zone=7 use=1",
        "7, ORIGINAL, zone-orig=7 [UNREPLIED] mark=5 use=1",
        "7, REPLY, [UNREPLIED] zone-reply=7 mark=5 use=1",
        "0, ORIGINAL, mark=5 use=1",
        "0, REPLY, mark=5 use=1",
    })
    void theZoneStandsWhereItHolds(int zone, Zone.Scope scope, String words) {
        Entry entry = Entry.opening(Flow.udp("10.244.1.9:5000", "10.96.0.10:53"), new Zone(zone, scope), NOW)
                .withMark(5);
        assertThat(Vector.of(ConntrackText.print(entry, NOW).split(" ")))
                .endsWith("use=1")
                .containsSubsequence(words.split(" "))
                .filteredOn(word -> word.startsWith("zone"))
                .hasSize(words.contains("zone") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp 17 29 ENDSuse=1      | not an entry of conntrack -L: no protocol \"tcp 17\"",
                "nothing 17 29 ENDSuse=1  | not an entry of conntrack -L: no protocol \"nothing 17\"",
                "udp x 29 ENDSuse=1       | not an entry of conntrack -L: no protocol \"udp x\"",
                "udp 17 ENDSuse=1         | no time to live",
                "udp 17 29 dst=10.0.0.1   | expected src=, was dst=10.0.0.1",
                "udp 17 29 src=10.0.0.1   | not an entry of conntrack -L: it ends too early",
                "tcp 6 29 WAITING ENDSuse=1 | no state of TCP: WAITING",
                "sctp 132 29 WAITING ENDSuse=1 | no state of SCTP: WAITING",
            })
    void whatIsWrongWithALineIsSaid(String line, String problem) {
        String text = line.replace("ENDS", ENDS);
        assertThat(ConntrackLine.parse("  " + text + " ", NOW).getLeft()).isEqualTo(problem + " in \"" + text + "\"");
    }

    @Test
    void aProtocolThatTheToolDoesNotNameIsKnownByItsNumber() {
        String line = "unknown 89 599 src=127.0.0.1 dst=127.0.0.2 src=127.0.0.2 dst=127.0.0.1 mark=0 use=1";
        assertThat(ConntrackText.parseLine(line, NOW).get().protocol()).isEqualTo(IpProtocol.OSPF);
    }

    @Provide
    Arbitrary<ConntrackTable> tables() {
        return ConntrackArbitraries.tables();
    }

    @Property(tries = 100)
    void roundTrip(@ForAll("tables") ConntrackTable table) {
        ConntrackTable known =
                table.without(entry -> ConntrackText.print(entry, NOW).contains("?"));
        String text = ConntrackText.print(known, NOW);
        ConntrackTable read =
                ConntrackText.parseTable(text, ConntrackSettings.KERNEL, NOW).get();
        assertThat(read.entries(NOW).map(Entry::translation))
                .containsExactlyInAnyOrderElementsOf(known.entries(NOW).map(Entry::translation));
        assertThat(text.lines())
                .containsExactlyInAnyOrderElementsOf(
                        ConntrackText.print(read, NOW).lines().toList());
    }
}
