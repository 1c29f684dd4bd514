package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.arbitrary.ConntrackArbitraries;
import io.github.kubevalue.net.arbitrary.FlowArbitraries;
import io.github.kubevalue.net.arbitrary.Opening;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of tables, numbered as in the algebra's description. */
class ConntrackLawsTest {
    private static final Instant NOW = ConntrackArbitraries.START;
    private static final Ip NODE = Ip.parse("192.0.2.11");

    @Provide
    Arbitrary<ConntrackTable> tables() {
        return ConntrackArbitraries.tables();
    }

    @Provide
    Arbitrary<Opening> openings() {
        return ConntrackArbitraries.openings();
    }

    @Provide
    Arbitrary<Flow> flows() {
        return FlowArbitraries.flows();
    }

    @Provide
    Arbitrary<Packet> packets() {
        return FlowArbitraries.packets();
    }

    @Property(tries = 200)
    void law08TheClientSeesItsOwnFlowInverted(@ForAll("tables") ConntrackTable table) {
        for (Entry entry : table.entries(NOW)) {
            Flow leaving = table.translate(entry.original(), NOW).get();
            assertThat(table.translate(leaving.inverted(), NOW))
                    .contains(entry.original().inverted());
        }
        Seq<Entry> entries = table.entries(NOW);
        Statistics.label("destination translated")
                .collect(entries.exists(entry -> entry.translation().isDestinationTranslated()));
        Statistics.label("source port changed").collect(entries.exists(ConntrackLawsTest::isPortChanged));
        Statistics.label("unpredictable")
                .collect(entries.exists(
                        entry -> entry.reply().destination().port().number().isEmpty()));
        Statistics.label("talks to itself")
                .collect(entries.exists(entry -> entry.original().equals(entry.reply())));
    }

    private static boolean isPortChanged(Entry entry) {
        return !entry.original()
                .source()
                .port()
                .equals(entry.reply().destination().port());
    }

    @Property(tries = 200)
    void law09TranslationIsDefinedOnKeysAlone(@ForAll("tables") ConntrackTable table, @ForAll("flows") Flow flow) {
        Seq<Entry> entries = table.entries(NOW);
        for (Entry entry : entries) {
            assertThat(table.translate(entry.original(), NOW))
                    .contains(entry.reply().inverted());
            assertThat(table.translate(entry.reply(), NOW))
                    .contains(entry.original().inverted());
        }
        boolean key = entries.exists(
                entry -> entry.original().equals(flow) || entry.reply().equals(flow));
        assertThat(table.translate(flow, NOW).isDefined()).isEqualTo(key);
    }

    @Property(tries = 200)
    void law10WithoutNatTranslationIsTheIdentity(@ForAll("flows") Flow flow) {
        ConntrackTable table = Opening.plain(flow).apply(ConntrackTable.empty(), NOW, Choice.first());
        if (table.size() == 1) {
            assertThat(table.translate(flow, NOW)).contains(flow);
            assertThat(table.translate(flow.inverted(), NOW)).contains(flow.inverted());
        }
    }

    @Property(tries = 200)
    void law11KeysAreDistinct(@ForAll("tables") ConntrackTable table) {
        Seq<Entry> entries = table.entries(NOW);
        Seq<Flow> keys = entries.flatMap(
                entry -> HashSet.of(entry.original(), entry.reply()).toVector());
        assertThat(keys.distinct()).hasSameSizeAs(keys);
    }

    @Property(tries = 200)
    void law12AClashChangesNothingAndIsReported(
            @ForAll("tables") ConntrackTable table,
            @ForAll("flows") Flow original,
            @ForAll @IntRange(max = 11) int at) {
        if (table.size() == 0) {
            return;
        }
        Entry victim = table.entries(NOW).get(at % table.size());
        Entry clashing = Entry.opening(original, 0, NOW).withReply(victim.reply());
        if (!clashing.translation().equals(victim.translation())) {
            Either<Clash, ConntrackTable> confirmed = table.confirm(clashing, NOW);
            assertThat(confirmed.isLeft()).isTrue();
            assertThat(confirmed.getLeft().entry()).isEqualTo(clashing);
        }
    }

    @Property(tries = 200)
    void law13TheForwardMapIsInjective(@ForAll("tables") ConntrackTable table) {
        Seq<Flow> leaving = table.entries(NOW).map(entry -> entry.leaving(Direction.ORIGINAL));
        assertThat(leaving.distinct()).hasSameSizeAs(leaving);
        table.entries(NOW)
                .forEach(entry -> assertThat(table.forward(NOW).apply(entry.original()))
                        .contains(entry.leaving(Direction.ORIGINAL)));
    }

    @Property(tries = 200)
    void law14AllocationStaysInTheClassOfThePortAndTouchesNoOther(
            @ForAll("tables") ConntrackTable table, @ForAll("openings") Opening opening) {
        ConntrackTable after = opening.apply(table, NOW, Choice.first());
        for (Entry entry : after.entries(NOW).filter(ConntrackLawsTest::isPortChanged)) {
            PortRange range = PortAllocation.classOf(entry.original().source().port());
            assertThat(range.contains(entry.reply().destination().port().range()))
                    .isTrue();
        }
        Flow opened = opening.flow();
        Seq<Entry> others = table.entries(NOW).reject(entry -> belongs(entry, opened));
        others.forEach(entry -> assertThat(after.find(entry.original(), 0, NOW)).contains(entry));
    }

    private static boolean belongs(Entry entry, Flow flow) {
        return entry.original().equals(flow) || entry.reply().equals(flow);
    }

    @Example
    void law14ExhaustionIsAClash() {
        ConntrackTable table = ConntrackTable.empty();
        for (int client = 1; client <= 4; client++) {
            Flow flow = Flow.udp("10.244.1." + client + ":5000", "192.0.2.100:53");
            NatRange threePorts = NatRange.to(NODE).withPorts(Option.some(new PortRange(7000, 7002)));
            Entry entry = new Opening(flow, Option.none(), Option.some(threePorts))
                    .entry(table, NOW, Choice.seeded(client))
                    .get();
            Either<Clash, ConntrackTable> confirmed = table.confirm(entry, NOW);
            assertThat(confirmed.isRight()).isEqualTo(client <= 3);
            table = confirmed.getOrElse(table);
        }
        assertThat(table.size()).isEqualTo(3);
    }

    @Property(tries = 200)
    void law15AFreePortIsKeptUnlessFullyRandom(
            @ForAll("tables") ConntrackTable table, @ForAll("openings") Opening opening) {
        Option<Entry> plain = new Opening(opening.flow(), opening.destination(), Option.some(NatRange.to(NODE)))
                .entry(table, NOW, Choice.first());
        if (plain.isEmpty()) {
            return;
        }
        Entry entry = plain.get();
        Flow kept = entry.leaving(Direction.ORIGINAL)
                .withSource(opening.flow().source().withIp(NODE));
        boolean free = table.find(kept.inverted(), 0, NOW).isEmpty();
        Statistics.label("the port is free").collect(free).coverage(seen -> {
            seen.check(true).count(times -> times > 0);
            seen.check(false).count(times -> times > 0);
        });
        boolean mapped =
                table.sourceMappings(entry, NOW).exists(source -> source.ip().equals(NODE));
        if (!mapped) {
            assertThat(isPortChanged(entry)).isEqualTo(!free);
        }
        Entry random = new Opening(
                        opening.flow(),
                        opening.destination(),
                        Option.some(NatRange.to(NODE).fullyRandom()))
                .entry(table, NOW, Choice.first())
                .get();
        assertThat(random.reply().destination().port()).isInstanceOf(FlowPort.Unpredictable.class);
    }

    @Property(tries = 100)
    void law15AFewPortsAreDrawnByTheChoiceAlone(@ForAll long seed) {
        NatRange range = NatRange.to(NODE)
                .withPorts(Option.some(new PortRange(7000, 7009)))
                .fullyRandom();
        Opening opening = new Opening(Flow.udp("10.244.1.2:5000", "192.0.2.100:53"), Option.none(), Option.some(range));
        Option<Entry> first = opening.entry(ConntrackTable.empty(), NOW, Choice.seeded(seed));
        assertThat(opening.entry(ConntrackTable.empty(), NOW, Choice.seeded(seed)))
                .isEqualTo(first);
        assertThat(first.get().reply().destination().port().number().get()).isBetween(7000, 7009);
    }

    @Property(tries = 200)
    void law17DeletingAndResendingGivesWhatAFreshTableGives(@ForAll("openings") Opening opening) {
        ConntrackTable fresh = opening.masqueraded(NODE).apply(ConntrackTable.empty(), NOW, Choice.first());
        ConntrackTable deleted = fresh.without(entry -> true);
        assertThat(deleted).isEqualTo(ConntrackTable.empty());
        assertThat(opening.masqueraded(NODE).apply(deleted, NOW, Choice.first()))
                .isEqualTo(fresh);
    }

    @Property(tries = 200)
    void law20TheQuotedPacketIsTranslatedAsTheInverseOfItsFlow(
            @ForAll("openings") Opening opening, @ForAll boolean aboutReply) {
        ConntrackTable table = opening.apply(ConntrackTable.empty(), NOW, Choice.first());
        if (table.size() == 0) {
            return;
        }
        Entry entry = table.entries(NOW).head();
        Direction of = aboutReply ? Direction.REPLY : Direction.ORIGINAL;
        Flow quoted = entry.leaving(of);
        Flow outer = Flow.icmp(quoted.destination().ip(), quoted.source().ip(), IcmpMessage.PORT_UNREACHABLE);
        Packet error = Packet.of(outer).withQuoted(Option.some(Packet.of(quoted)));
        Tracking.Connection about =
                (Tracking.Connection) table.track(error, 0, NOW).tracking();
        Packet in = Nat.translate(error, about.entry(), about.direction(), Manip.DESTINATION);
        Packet out = Nat.translate(in, about.entry(), about.direction(), Manip.SOURCE);
        Flow expected = table.translate(quoted.inverted(), NOW).get().inverted();
        assertThat(about.state()).isEqualTo(CtState.RELATED);
        assertThat(out.quoted().get().flow()).isEqualTo(expected);
        assertThat(out.flow().destination().ip()).isEqualTo(expected.source().ip());
        assertThat(out.flow().source().ip()).isEqualTo(expected.destination().ip());
    }

    @Property(tries = 200)
    void law24ALaterClockOnlyRemoves(
            @ForAll("tables") ConntrackTable table,
            @ForAll @IntRange(max = 200) int early,
            @ForAll @IntRange(max = 200) int more) {
        Instant then = NOW.plusSeconds(early);
        Instant later = then.plusSeconds(more);
        assertThat(table.entries(then)).containsAll(table.entries(later));
        assertThat(table.at(later).entries(then)).isEqualTo(table.entries(later));
    }

    @Property(tries = 300)
    void law24APacketShortensTheTimeOnlyByAChangeOfState(
            @ForAll("tables") ConntrackTable table,
            @ForAll("packets") Packet shape,
            @ForAll Direction direction,
            @ForAll @IntRange(max = 25) int seconds) {
        Instant then = NOW.plusSeconds(seconds);
        for (Entry before : table.entries(then)) {
            Packet packet = shape.withFlow(before.flow(direction));
            Option<Entry> after = table.track(packet, 0, then).table().find(before.original(), 0, then);
            after.filter(entry -> entry.tcpState().equals(before.tcpState()))
                    .forEach(entry -> assertThat(entry.expiresAt()).isAfterOrEqualTo(before.expiresAt()));
        }
    }

    @Provide
    Arbitrary<UdpCleanup> cleanups() {
        Endpoint service = Endpoint.of("10.96.0.10", 80);
        return Arbitraries.of("10.244.1.2", "10.244.1.9")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .map(ips -> HashSet.ofAll(ips).map(ip -> Endpoint.of(ip, 8080)))
                .map(serving -> new UdpCleanup(HashMap.of(service, serving), HashMap.of(300, serving)));
    }

    @Property(tries = 300)
    void law25CleanupTakesOnlyUdpEntriesThatNobodyServes(
            @ForAll("tables") ConntrackTable table, @ForAll("cleanups") UdpCleanup cleanup) {
        ConntrackTable after = cleanup.apply(table);
        assertThat(cleanup.apply(after)).isEqualTo(after);
        Seq<Entry> gone = table.entries(NOW).removeAll(after.entries(NOW));
        Statistics.label("something is cleaned up")
                .collect(!gone.isEmpty())
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        gone.forEach(entry -> {
            assertThat(entry.protocol()).isEqualTo(IpProtocol.UDP);
            Endpoint to = entry.original().destination().endpoint().get();
            assertThat(cleanup.servingByAddress().getOrElse(to, HashSet.empty()))
                    .doesNotContain(entry.reply().source().endpoint().get());
        });
    }
}
