package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
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
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

/** The laws of tables, numbered as in the algebra's description. */
class ConntrackLawsTest {
    private static final Instant NOW = ConntrackArbitraries.START;
    private static final Ip NODE = Ip.parse("192.0.2.11");

    @Provide
    Arbitrary<ConntrackTable> tables() {
        return ConntrackArbitraries.tables();
    }

    @Provide
    Arbitrary<ConntrackTable> anyTables() {
        return ConntrackArbitraries.anyTables();
    }

    @Provide
    Arbitrary<ConntrackTable> splitTables() {
        return ConntrackArbitraries.splitTables();
    }

    @Provide
    Arbitrary<ConntrackTable> smallTables() {
        return ConntrackArbitraries.smallTables();
    }

    @Provide
    Arbitrary<Opening> anyOpenings() {
        return ConntrackArbitraries.anyOpenings();
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

    @Property(tries = 300)
    void law08TheClientSeesItsOwnFlowInverted(@ForAll("anyTables") ConntrackTable table) {
        for (Entry entry : table.entries(NOW)) {
            Flow leaving = table.translate(entry.original(), entry.zone(), NOW).get();
            assertThat(table.translate(leaving.inverted(), entry.zone(), NOW))
                    .contains(entry.original().inverted());
        }
        said("protocol", table, entry -> entry.protocol().toString(), "tcp", "udp", "sctp", "icmp", "ipv6-icmp");
        said("family", table, entry -> entry.original().source().ip().family().toString(), "IPv4", "IPv6");
        said("translated", table, ConntrackLawsTest::translated, "both", "destination", "source", "no");
        said("zone", table, entry -> entry.zone().id() + " " + entry.zone().scope(), "0 BOTH", "7 BOTH");
        said("source port changed", table, entry -> "" + isPortChanged(entry), "true", "false");
        said("talks to itself", table, entry -> "" + entry.original().equals(entry.reply()), "true", "false");
        said(
                "unpredictable",
                table,
                entry -> "" + entry.reply().destination().port().number().isEmpty(),
                "true",
                "false");
    }

    /** Collects what the entries of a table are, and asks that each of these cases has been seen. */
    private static void said(String label, ConntrackTable table, Function<Entry, String> what, String... cases) {
        StatisticsCollector collector = Statistics.label(label);
        table.entries(NOW).map(what).distinct().forEach(collector::collect);
        if (table.size() > 0) {
            collector.coverage(seen -> {
                for (String one : cases) {
                    seen.check(one).count(times -> times > 0);
                }
            });
        }
    }

    private static String translated(Entry entry) {
        Translation translation = entry.translation();
        if (translation.isDestinationTranslated()) {
            return translation.isSourceTranslated() ? "both" : "destination";
        }
        return translation.isSourceTranslated() ? "source" : "no";
    }

    private static boolean isPortChanged(Entry entry) {
        return !entry.original()
                .source()
                .port()
                .equals(entry.reply().destination().port());
    }

    @Property(tries = 200)
    void law09TranslationIsDefinedOnKeysAlone(
            @ForAll("anyTables") ConntrackTable table, @ForAll("flows") Flow flow, @ForAll @IntRange(max = 11) int at) {
        Seq<Entry> entries = table.entries(NOW);
        for (Entry entry : entries) {
            assertThat(table.translate(entry.original(), entry.zone(), NOW))
                    .contains(entry.reply().inverted());
            assertThat(table.translate(entry.reply(), entry.zone(), NOW))
                    .contains(entry.original().inverted());
        }
        Flow asked = at < entries.size() ? entries.get(at).reply() : flow;
        ConntrackTable.Key wanted = new ConntrackTable.Key(0, asked);
        boolean key = entries.exists(entry -> ConntrackTable.Key.original(entry).equals(wanted)
                || ConntrackTable.Key.reply(entry).equals(wanted));
        Statistics.label("the flow is a key").collect(key).coverage(seen -> {
            seen.check(true).count(times -> times > 0);
            seen.check(false).count(times -> times > 0);
        });
        assertThat(table.translate(asked, NOW).isDefined()).isEqualTo(key);
    }

    @Property(tries = 200)
    void law10WithoutNatTranslationIsTheIdentity(@ForAll("flows") Flow flow) {
        ConntrackTable table = Opening.plain(flow).apply(ConntrackTable.empty(), NOW, Choice.first());
        Statistics.label("opens")
                .collect(table.size() == 1)
                .coverage(seen -> seen.check(true).count(times -> times > 0));
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

    @Property(tries = 300)
    void law11KeysAreDistinctInEachZoneAndDirection(@ForAll("splitTables") ConntrackTable table) {
        Seq<ConntrackTable.Key> originals = table.entries(NOW).map(ConntrackTable.Key::original);
        Seq<ConntrackTable.Key> replies = table.entries(NOW).map(ConntrackTable.Key::reply);
        said("scope", table, entry -> entry.zone().scope().toString(), "BOTH", "ORIGINAL", "REPLY");
        assertThat(originals.distinct()).hasSameSizeAs(originals);
        assertThat(replies.distinct()).hasSameSizeAs(replies);
    }

    @Property(tries = 300)
    void law11ASmallTableNeverHoldsMoreThanItMay(
            @ForAll("smallTables") ConntrackTable table, @ForAll("anyOpenings") Opening opening) {
        assertThat(table.size()).isLessThanOrEqualTo(4);
        Tracked tracked = table.track(Packet.opening(opening.flow()), opening.zone(), NOW);
        boolean known = table.find(opening.flow(), opening.zone(), NOW).isDefined();
        boolean refused = tracked.tracking() instanceof Tracking.Refused;
        if (refused) {
            assertThat(tracked.table()).isEqualTo(table);
            assertThat(known).isFalse();
        }
        Statistics.label("full")
                .collect(table.size() < 4 ? "room" : known ? "known" : refused ? "refused" : "somebody is dropped")
                .coverage(seen -> {
                    for (String one : new String[] {"room", "known", "refused", "somebody is dropped"}) {
                        seen.check(one).count(times -> times > 0);
                    }
                });
    }

    @Property(tries = 200)
    void law12AClashChangesNothingAndIsReported(
            @ForAll("tables") ConntrackTable table,
            @ForAll("flows") Flow original,
            @ForAll @IntRange(max = 11) int at) {
        Statistics.label("something to clash with")
                .collect(table.size() > 0)
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        if (table.size() == 0) {
            return;
        }
        Entry victim = table.entries(NOW).get(at % table.size());
        Entry clashing = Entry.opening(original, 0, NOW).withReply(victim.reply());
        boolean merged = Clash.isAllowed(victim.protocol()) && Clash.isMerged(victim, clashing);
        Statistics.label("protocol").collect(victim.protocol());
        Either<Clash, ConntrackTable> confirmed = table.confirm(clashing, NOW);
        Statistics.label("reported")
                .collect(confirmed.isLeft())
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        if (merged) {
            assertThat(confirmed).isEqualTo(Either.right(table));
        } else {
            assertThat(confirmed.isLeft()).isTrue();
            assertThat(confirmed.getLeft().entry()).isEqualTo(clashing);
        }
    }

    @Property(tries = 300)
    void law12TheLoserOfARaceIsKnownByItsRepliesAloneOrDropped(
            @ForAll("tables") ConntrackTable table,
            @ForAll("openings") Opening opening,
            @ForAll @IntRange(max = 11) int at) {
        if (table.size() == 0) {
            return;
        }
        Entry winner = table.entries(NOW).get(at % table.size());
        Flow answer = opening.flow().protocol() == winner.protocol()
                ? opening.flow().inverted().withDestination(winner.original().source())
                : winner.reply();
        Entry loser = Entry.opening(winner.original(), 0, NOW).withReply(answer).withExpiresAt(NOW.plusSeconds(30));
        Either<Clash, ConntrackTable> raced = table.confirm(loser, NOW);
        boolean passes = Clash.isAllowed(winner.protocol());
        Statistics.label("race")
                .collect(raced.isLeft() ? "dropped" : raced.get().equals(table) ? "merged" : "both")
                .coverage(seen -> {
                    for (String one : new String[] {"dropped", "merged", "both"}) {
                        seen.check(one).count(times -> times > 0);
                    }
                });
        assertThat(raced.isRight() && !passes).isFalse();
        raced.forEach(both -> {
            assertThat(both.entries(NOW)).isEqualTo(table.entries(NOW));
            assertThat(both.translate(winner.original(), NOW)).isEqualTo(table.translate(winner.original(), NOW));
            assertThat(both.at(NOW.plusSeconds(1)).all()).noneMatch(Entry::clashed);
        });
    }

    @Property(tries = 200)
    void law13TheForwardMapIsInjective(@ForAll("anyTables") ConntrackTable table) {
        Seq<Entry> usual = table.entries(NOW).filter(entry -> entry.zone().equals(Zone.DEFAULT));
        Seq<Flow> leaving = usual.map(entry -> entry.leaving(Direction.ORIGINAL));
        assertThat(leaving.distinct()).hasSameSizeAs(leaving);
        usual.forEach(entry ->
                assertThat(table.forward(NOW).apply(entry.original())).contains(entry.leaving(Direction.ORIGINAL)));
    }

    @Property(tries = 200)
    void law14AllocationStaysInTheClassOfThePortAndTouchesNoOther(
            @ForAll("tables") ConntrackTable table, @ForAll("openings") Opening opening) {
        ConntrackTable after = opening.apply(table, NOW, Choice.first());
        for (Entry entry : after.entries(NOW).filter(ConntrackLawsTest::isPortChanged)) {
            PortRange range = entry.protocol().isIcmp()
                    ? PortRange.ALL
                    : PortAllocation.classOf(entry.original().source().port());
            assertThat(range.contains(entry.reply().destination().port().range()))
                    .isTrue();
        }
        Flow opened = opening.flow();
        Statistics.label("a port gave way").collect(after.entries(NOW).exists(ConntrackLawsTest::isPortChanged));
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
        if (plain.isEmpty() || opening.flow().protocol().isIcmp()) {
            // the id of a question may already give way where its destination is translated
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
        Statistics.label("protocol").collect(opening.flow().protocol());
        ConntrackTable deleted = fresh.without(entry -> true);
        assertThat(deleted).isEqualTo(ConntrackTable.empty());
        assertThat(opening.masqueraded(NODE).apply(deleted, NOW, Choice.first()))
                .isEqualTo(fresh);
    }

    @Property(tries = 200)
    void law20TheQuotedPacketIsTranslatedAsTheInverseOfItsFlow(
            @ForAll("anyOpenings") Opening opening, @ForAll boolean aboutReply) {
        ConntrackTable table = opening.apply(ConntrackTable.empty(), NOW, Choice.first());
        Statistics.label("known")
                .collect(table.size() > 0)
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        if (table.size() == 0) {
            return;
        }
        Entry entry = table.entries(NOW).head();
        Statistics.label("about").collect(entry.protocol(), translated(entry));
        Direction of = aboutReply ? Direction.REPLY : Direction.ORIGINAL;
        Flow quoted = entry.leaving(of);
        IcmpMessage unreachable =
                quoted.source().ip().isV4() ? IcmpMessage.PORT_UNREACHABLE : IcmpMessage.PORT_UNREACHABLE_V6;
        Flow outer = Flow.icmp(quoted.destination().ip(), quoted.source().ip(), unreachable);
        Packet error = Packet.of(outer).withQuoted(Option.some(Packet.of(quoted)));
        Tracking.Connection about =
                (Tracking.Connection) table.track(error, opening.zone(), NOW).tracking();
        Packet in = Nat.translate(error, about.entry(), about.direction(), Manip.DESTINATION);
        Packet out = Nat.translate(in, about.entry(), about.direction(), Manip.SOURCE);
        Flow expected =
                table.translate(quoted.inverted(), opening.zone(), NOW).get().inverted();
        assertThat(about.state()).isEqualTo(CtState.RELATED);
        assertThat(out.quoted().get().flow()).isEqualTo(expected);
        assertThat(out.flow().destination().ip()).isEqualTo(expected.source().ip());
        assertThat(out.flow().source().ip()).isEqualTo(expected.destination().ip());
    }

    @Property(tries = 200)
    void law24ALaterClockOnlyRemoves(
            @ForAll("anyTables") ConntrackTable table,
            @ForAll @IntRange(max = 200) int early,
            @ForAll @IntRange(max = 200) int more) {
        Instant then = NOW.plusSeconds(early);
        Instant later = then.plusSeconds(more);
        Statistics.label("somebody dies meanwhile")
                .collect(table.entries(then).size() > table.entries(later).size());
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
            after.filter(entry -> entry.tcpState().equals(before.tcpState())
                            && entry.sctpState().equals(before.sctpState()))
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
                .map(serving -> new UdpCleanup(IpFamily.IPV4, HashMap.of(service, serving), HashMap.of(300, serving)));
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
