package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.arbitrary.ConntrackArbitraries;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
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
                "icmpv6   58 9 src=fd00:1::2 dst=fd00:1::9 type=128 code=0 id=5 src=fd00:1::9 dst=fd00:1::2 type=129"
                        + " code=0 id=5 mark=0 use=1",
            })
    void aLineOfTheListingIsReadAndPrintedBack(String line) {
        assertThat(ConntrackText.print(ConntrackText.parseLine(line, NOW).get(), NOW))
                .isEqualTo(line);
        assertThat(ConntrackText.print(
                        ConntrackText.parseLine("ipv4     2 " + line, NOW).get(), NOW))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "tcp 6 x", "tcp 6 12 ESTABLISHED src=1.2.3.4", "udp 17 29 src=x dst=y src=a dst=b"})
    void whatIsNoEntryIsReportedWithItsLine(String line) {
        assertThat(ConntrackText.parse("\n" + line, NOW).getLeft()).startsWith("line 2: ");
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
