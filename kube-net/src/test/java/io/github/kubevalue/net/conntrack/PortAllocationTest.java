package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.arbitrary.Opening;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new connection leaves as, beside others: net/netfilter/nf_nat_core.c, get_unique_tuple. */
class PortAllocationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Ip NODE = Ip.parse("192.0.2.11");
    private static final Ip POD = Ip.parse("10.244.1.2");
    private static final Flow QUERY = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");

    private static ConntrackTable with(ConntrackTable table, Flow flow, NatRange destination) {
        return new Opening(flow, Option.some(destination), Option.none()).apply(table, NOW, Choice.first());
    }

    private static ConntrackTable masqueraded(ConntrackTable table, Flow flow) {
        return new Opening(flow, Option.none(), Option.some(NatRange.to(NODE))).apply(table, NOW, Choice.first());
    }

    private static Flow leaving(ConntrackTable table, Flow flow, Manip manip, NatRange range, Choice choice) {
        Entry entry = Entry.opening(flow, 0, NOW);
        return new PortAllocation(table, NOW, choice)
                .bind(entry, manip, range)
                .reply()
                .inverted();
    }

    private static Flow leaving(ConntrackTable table, Flow flow, Manip manip, NatRange range) {
        return leaving(table, flow, manip, range, Choice.first());
    }

    /** All that may leave, in order. */
    private static Seq<String> sources(ConntrackTable table, Flow flow, NatRange range) {
        return Outcomes.of(choice ->
                        leaving(table, flow, Manip.SOURCE, range, choice).source())
                .map(outcome -> outcome.value() + " " + outcome.probability())
                .sorted();
    }

    private static NatRange between(String first, String last) {
        return new NatRange(Option.some(Ip.parse(first)), Option.some(Ip.parse(last)), Option.none(), false);
    }

    private static NatRange ports(Ip ip, int first, int last) {
        return NatRange.to(ip).withPorts(Option.some(new PortRange(first, last)));
    }

    @Nested
    class Addresses {
        @Test
        void ofARangeEachIsAsLikely() {
            assertThat(sources(ConntrackTable.empty(), QUERY, between("192.0.2.11", "192.0.2.13")))
                    .containsExactly("192.0.2.11:5000 1/3", "192.0.2.12:5000 1/3", "192.0.2.13:5000 1/3");
            assertThat(sources(ConntrackTable.empty(), QUERY, between("192.0.2.11", "192.0.2.11")))
                    .containsExactly("192.0.2.11:5000 1");
        }

        @Test
        void aRangeWithoutAddressKeepsThePackets() {
            NatRange onlyPorts =
                    new NatRange(Option.none(), Option.none(), Option.some(new PortRange(7000, 7000)), false);
            assertThat(leaving(ConntrackTable.empty(), QUERY, Manip.SOURCE, onlyPorts)
                            .source())
                    .isEqualTo(Address.parse("10.244.1.9:7000"));
            assertThat(leaving(ConntrackTable.empty(), QUERY, Manip.DESTINATION, onlyPorts)
                            .destination())
                    .isEqualTo(Address.parse("10.96.0.10:7000"));
        }

        @Test
        void aSourceThatLiesInTheRangeStays() {
            assertThat(sources(ConntrackTable.empty(), QUERY, between("10.244.1.8", "10.244.1.10")))
                    .containsExactly("10.244.1.9:5000 1");
        }

        @Test
        void protocolsWithoutPortsAreToldApartByTheirAddressesAlone() {
            Flow tunnel = Flow.of(IpProtocol.GRE, Address.of(POD, 0), Address.of(Ip.parse("192.0.2.100"), 0));
            assertThat(leaving(ConntrackTable.empty(), tunnel, Manip.SOURCE, NatRange.to(NODE)))
                    .isEqualTo(tunnel.withSource(Address.of(NODE, 0)));
            ConntrackTable taken = masqueraded(ConntrackTable.empty(), tunnel);
            Flow other = tunnel.withSource(Address.of(Ip.parse("10.244.1.9"), 0));
            assertThat(leaving(taken, other, Manip.SOURCE, NatRange.to(NODE)).source())
                    .isEqualTo(Address.of(NODE, 0));
        }
    }

    @Nested
    class SourcePorts {
        @ParameterizedTest
        @CsvSource({
            "1, 1, 511",
            "511, 1, 511",
            "512, 600, 1023",
            "1023, 600, 1023",
            "1024, 1024, 65535",
            "65535, 1024, 65535",
        })
        void stayInTheirClassIfTheyAreTaken(int port, int first, int last) {
            Flow taken = Flow.udp("10.244.1.2:" + port, "192.0.2.100:53");
            ConntrackTable table = masqueraded(ConntrackTable.empty(), taken);
            Flow flow = Flow.udp("10.244.1.9:" + port, "192.0.2.100:53");
            FlowPort picked = leaving(table, flow, Manip.SOURCE, NatRange.to(NODE))
                    .source()
                    .port();
            assertThat(picked).isInstanceOf(FlowPort.Unpredictable.class);
            assertThat(picked.range()).isEqualTo(new PortRange(first, last));
        }

        @Test
        void ofAFewAreDrawnAmongTheFree() {
            Flow other = Flow.udp("10.244.1.2:7001", "10.96.0.10:53");
            ConntrackTable table = masqueraded(ConntrackTable.empty(), other);
            assertThat(sources(table, QUERY, ports(NODE, 7000, 7002)))
                    .containsExactly("192.0.2.11:7000 1/3", "192.0.2.11:7002 2/3");
            assertThat(sources(ConntrackTable.empty(), QUERY, ports(NODE, 7000, 7000)))
                    .containsExactly("192.0.2.11:7000 1");
        }

        @Test
        void thatAreAllowedAreKept() {
            assertThat(sources(ConntrackTable.empty(), QUERY, ports(NODE, 4999, 5001)))
                    .containsExactly("192.0.2.11:5000 1");
            assertThat(sources(
                            ConntrackTable.empty(),
                            QUERY,
                            ports(NODE, 5000, 5001).fullyRandom()))
                    .containsExactly("192.0.2.11:5000 1/2", "192.0.2.11:5001 1/2");
        }

        @Test
        void aSinglePortIsTakenEvenIfItIsNotFree() {
            Flow other = Flow.udp("10.244.1.2:7000", "10.96.0.10:53");
            ConntrackTable table = masqueraded(ConntrackTable.empty(), other);
            assertThat(sources(table, QUERY, ports(NODE, 7000, 7000))).containsExactly("192.0.2.11:7000 1");
        }

        @Test
        void ofManyAreUnpredictableUntilNoneIsFree() {
            ConntrackTable table = ConntrackTable.empty();
            for (int port = 7000; port <= 7016; port++) {
                FlowPort picked = leaving(table, QUERY, Manip.SOURCE, ports(NODE, 7000, 7016))
                        .source()
                        .port();
                assertThat(picked.number()).isEmpty();
                assertThat(picked.range()).isEqualTo(new PortRange(7000, 7016));
                table = masqueraded(table, Flow.udp("10.244.1.2:" + port, "10.96.0.10:53"));
            }
            assertThat(table.size()).isEqualTo(17);
            assertThat(sources(table, QUERY, ports(NODE, 7000, 7016))).containsExactly("192.0.2.11:7016 1");
            assertThat(sources(table, QUERY, ports(NODE, 7000, 7015)))
                    .hasSize(16)
                    .doesNotContain("192.0.2.11:7016 1");
        }

        @Test
        void unpredictableOnesOfOneTableAreNumbered() {
            NatRange random = NatRange.to(NODE).fullyRandom();
            ConntrackTable table = ConntrackTable.empty();
            for (int i = 0; i < 3; i++) {
                Flow flow = Flow.udp("10.244.1." + (i + 2) + ":5000", "10.96.0.10:53");
                FlowPort picked =
                        leaving(table, flow, Manip.SOURCE, random).source().port();
                assertThat(picked).isEqualTo(new FlowPort.Unpredictable(NODE, i, new PortRange(1024, 65535)));
                table = new Opening(flow, Option.none(), Option.some(random)).apply(table, NOW, Choice.first());
            }
            Flow again = Flow.udp("10.244.1.20:5000", "10.96.0.10:53");
            ConntrackTable emptied = table.without(entry -> true);
            assertThat(leaving(emptied, again, Manip.SOURCE, random).source().port())
                    .isEqualTo(new FlowPort.Unpredictable(NODE, 3, new PortRange(1024, 65535)));
        }
    }

    /** One socket towards two destinations keeps its mapping where it can. */
    @Nested
    class Mappings {
        private final Flow first = Flow.udp("10.244.1.9:5000", "192.0.2.100:53");
        private final Flow second = Flow.udp("10.244.1.9:5000", "192.0.2.101:53");

        @Test
        void areKeptEvenIfThePortWouldBeFree() {
            ConntrackTable table = masqueraded(ConntrackTable.empty(), Flow.udp("10.244.1.2:5000", "192.0.2.100:53"));
            Flow mapped = leaving(table, first, Manip.SOURCE, NatRange.to(NODE));
            assertThat(mapped.source().port().number()).isEmpty();
            assertThat(leaving(masqueraded(table, first), second, Manip.SOURCE, NatRange.to(NODE))
                            .source())
                    .isEqualTo(mapped.source());
        }

        @Test
        void areNotKeptIfTheTargetAllowsOthersOnly() {
            ConntrackTable table = masqueraded(ConntrackTable.empty(), first);
            assertThat(leaving(table, second, Manip.SOURCE, NatRange.to(Ip.parse("192.0.2.12")))
                            .source())
                    .isEqualTo(Address.parse("192.0.2.12:5000"));
            assertThat(leaving(table, second, Manip.SOURCE, ports(NODE, 7000, 7000))
                            .source())
                    .isEqualTo(Address.parse("192.0.2.11:7000"));
        }

        @Test
        void areNotKeptIfSomebodyElseHasThemThere() {
            ConntrackTable table = masqueraded(ConntrackTable.empty(), first);
            table = masqueraded(table, Flow.udp("10.244.1.2:5000", "192.0.2.101:53"));
            assertThat(leaving(table, second, Manip.SOURCE, NatRange.to(NODE))
                            .source()
                            .port()
                            .number())
                    .isEmpty();
        }
    }

    @Nested
    class Queries {
        private final Flow ping = Flow.echo(POD, Ip.parse("192.0.2.100"), 7);
        private final ConntrackTable table = masqueraded(ConntrackTable.empty(), ping);

        @Test
        void keepTheirIdIfItIsFree() {
            assertThat(leaving(ConntrackTable.empty(), ping, Manip.SOURCE, NatRange.to(NODE)))
                    .isEqualTo(Flow.echo(NODE, Ip.parse("192.0.2.100"), 7));
        }

        @Test
        void getAnyIdIfItIsTaken() {
            Flow other = Flow.echo(Ip.parse("10.244.1.9"), Ip.parse("192.0.2.100"), 7);
            FlowPort id = leaving(table, other, Manip.SOURCE, NatRange.to(NODE))
                    .source()
                    .port();
            assertThat(id.number()).isEmpty();
            assertThat(id.range()).isEqualTo(PortRange.ALL);
        }

        @Test
        void keepTheIdAtTheirSourceWhereTheDestinationIsTranslated() {
            assertThat(leaving(ConntrackTable.empty(), ping, Manip.DESTINATION, NatRange.to(NODE)))
                    .isEqualTo(Flow.echo(POD, NODE, 7));
        }
    }

    @Nested
    class Destinations {
        private final NatRange three = ports(POD, 8000, 8002);

        private Flow to(int service) {
            return Flow.udp("10.244.1.9:5000", "10.96.0." + service + ":53");
        }

        @Test
        void takeTheFirstFreePortInOrder() {
            ConntrackTable table = ConntrackTable.empty();
            Seq<Integer> ports = Vector.empty();
            for (int service = 1; service <= 4; service++) {
                Flow leaving = leaving(table, to(service), Manip.DESTINATION, three);
                ports = ports.append(leaving.destination().port().number().get());
                table = with(table, to(service), three);
            }
            assertThat(ports).containsExactly(8000, 8001, 8002, 8002);
        }

        @Test
        void keepAPortThatIsAllowed() {
            Flow flow = Flow.udp("10.244.1.9:5000", "10.96.0.1:8001");
            assertThat(leaving(ConntrackTable.empty(), flow, Manip.DESTINATION, three)
                            .destination())
                    .isEqualTo(Address.of(POD, 8001));
        }

        @Test
        void withoutPortsStayAtTheirs() {
            assertThat(leaving(ConntrackTable.empty(), to(1), Manip.DESTINATION, NatRange.to(POD)))
                    .isEqualTo(to(1).withDestination(Address.of(POD, 53)));
            ConntrackTable table = with(ConntrackTable.empty(), to(1), NatRange.to(POD));
            assertThat(leaving(table, to(2), Manip.DESTINATION, NatRange.to(POD)))
                    .isEqualTo(to(2).withDestination(Address.of(POD, 53)));
        }

        @Test
        void atRandomAreDrawn() {
            NatRange random = three.fullyRandom();
            assertThat(Outcomes.of(choice -> leaving(ConntrackTable.empty(), to(1), Manip.DESTINATION, random, choice)
                                    .destination()
                                    .port())
                            .map(outcome -> outcome.value().toString()))
                    .containsExactlyInAnyOrder("8000", "8001", "8002");
        }
    }

    /** Two first packets of one connection, one from either side, that have passed each other. */
    @Nested
    class Races {
        private final Flow there = Flow.udp("10.244.1.9:5000", "10.244.1.2:6000");

        private String source(Flow flow, Entry other) {
            ConntrackTable table = ConntrackTable.empty().put(other.withExpiresAt(NOW.plusSeconds(30)));
            Entry entry =
                    new PortAllocation(table, NOW, Choice.first()).bindNull(Entry.opening(flow, 0, NOW), Manip.SOURCE);
            assertThat(entry.isBound(Manip.SOURCE)).isTrue();
            assertThat(entry.isBound(Manip.DESTINATION)).isFalse();
            return entry.leaving(Direction.ORIGINAL).source().toString();
        }

        @Test
        void leaveBothAsTheyAreIfNeitherIsTranslated() {
            assertThat(source(there, Entry.opening(there.inverted(), 0, NOW))).isEqualTo("10.244.1.9:5000");
        }

        @Test
        void areLostByTcp() {
            Flow tcp = Flow.tcp("10.244.1.9:5000", "10.244.1.2:6000");
            assertThat(source(tcp, Entry.opening(tcp.inverted(), 0, NOW))).startsWith("10.244.1.9:?");
        }

        @Test
        void areNoneIfTheOtherIsTranslated() {
            Entry translated =
                    Entry.opening(there.inverted(), 0, NOW).withReply(Flow.udp("10.244.1.7:5000", "10.244.1.2:6000"));
            assertThat(source(there, translated)).startsWith("10.244.1.9:?");
            Entry elsewhere = Entry.opening(Flow.udp("10.244.1.7:6000", "10.244.1.9:5000"), 0, NOW)
                    .withReply(there.inverted());
            assertThat(source(there, elsewhere)).startsWith("10.244.1.9:?");
        }

        @Test
        void areNoneInAnotherZone() {
            assertThat(source(there, Entry.opening(there.inverted(), 7, NOW))).isEqualTo("10.244.1.9:5000");
        }
    }

    /** A connection at its end gives its port to one that begins: nf_nat_used_tuple_harder. */
    @Nested
    class Heirs {
        private static final String SERVER = "192.0.2.100:80";

        private Entry old(int port, TcpState state) {
            return Entry.opening(Flow.tcp("10.244.1.2:" + port, SERVER), 0, NOW)
                    .withReply(Flow.tcp(SERVER, "192.0.2.11:" + port))
                    .withTcp(Option.some(TcpTracking.listed(state).withOriginal(TcpStream.UNSEEN.withEnd(1000))))
                    .withExpiresAt(NOW.plusSeconds(60));
        }

        private Entry opening(int sequence) {
            TcpTracking tcp = TcpTracking.builder()
                    .state(TcpState.SYN_SENT)
                    .original(TcpStream.UNSEEN.withEnd(sequence))
                    .build();
            return Entry.opening(Flow.tcp("10.244.1.9:7000", SERVER), 0, NOW)
                    .withTcp(Option.some(tcp))
                    .withExpiresAt(NOW.plusSeconds(120));
        }

        private Entry bound(ConntrackTable table, Entry entry) {
            return new PortAllocation(table, NOW, Choice.first()).bind(entry, Manip.SOURCE, ports(NODE, 7000, 7001));
        }

        private int port(Entry entry) {
            return entry.reply().destination().port().number().get();
        }

        @Test
        void takeThePortOfOneInTimeWait() {
            ConntrackTable table =
                    ConntrackTable.empty().put(old(7000, TcpState.TIME_WAIT)).put(old(7001, TcpState.ESTABLISHED));
            Entry heir = bound(table, opening(1001));
            assertThat(port(heir)).isEqualTo(7000);
            assertThat(heir.takesOver()).contains(heir.reply());
            ConntrackTable after = table.confirm(heir, NOW).get();
            assertThat(after.size()).isEqualTo(2);
            assertThat(after.find(heir.reply(), 0, NOW)).contains(heir);
            assertThat(after.find(old(7000, TcpState.TIME_WAIT).original(), 0, NOW))
                    .isEmpty();
        }

        /** State of both old ones, where the new one begins, and whether it takes over. */
        @ParameterizedTest
        @CsvSource({
            "TIME_WAIT, 1001, true",
            "TIME_WAIT, 1000, false",
            "TIME_WAIT, 999, false",
            "CLOSE, 1001, true",
            "LAST_ACK, 1001, false",
            "ESTABLISHED, 1001, false",
        })
        void comeAfterOnesAtTheirEnd(TcpState state, int sequence, boolean heir) {
            ConntrackTable table = ConntrackTable.empty().put(old(7000, state)).put(old(7001, state));
            Entry entry = bound(table, opening(sequence));
            assertThat(entry.takesOver().isDefined()).isEqualTo(heir);
            assertThat(port(entry)).isEqualTo(heir ? 7000 : 7001);
        }

        @Test
        void doNotComeAfterOnesThatWereNotTranslated() {
            Entry plain = Entry.opening(Flow.tcp("192.0.2.11:7000", SERVER), 0, NOW)
                    .withTcp(old(7000, TcpState.TIME_WAIT).tcp())
                    .withExpiresAt(NOW.plusSeconds(60));
            ConntrackTable table = ConntrackTable.empty().put(plain).put(old(7001, TcpState.ESTABLISHED));
            assertThat(bound(table, opening(1001)).takesOver()).isEmpty();
        }

        @Test
        void areBeginningThemselves() {
            ConntrackTable table =
                    ConntrackTable.empty().put(old(7000, TcpState.TIME_WAIT)).put(old(7001, TcpState.TIME_WAIT));
            Entry late = opening(1001).withTcp(Option.some(TcpTracking.listed(TcpState.ESTABLISHED)));
            assertThat(bound(table, late).takesOver()).isEmpty();
        }
    }
}
