package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.arbitrary.Opening;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConntrackTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Ip NODE = Ip.parse("192.0.2.11");
    private static final Ip POD = Ip.parse("10.244.1.2");
    private static final Flow QUERY = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");

    private static ConntrackTable open(ConntrackTable table, Flow flow, Option<NatRange> to, Option<NatRange> from) {
        return new Opening(flow, to, from).apply(table, NOW, Choice.first());
    }

    @Test
    void aUdpFlowIsAssuredOnlyOnceItLivesOverTwoSeconds() {
        ConntrackTable table = open(ConntrackTable.empty(), QUERY, Option.none(), Option.none());
        Packet answer = Packet.of(QUERY.inverted());
        Packet question = Packet.of(QUERY);
        table = table.track(answer, 0, NOW.plusSeconds(1)).table();
        table = table.track(question, 0, NOW.plusSeconds(2)).table();
        assertThat(table.entries(NOW).head().assured()).isFalse();
        assertThat(table.entries(NOW).head().expiresAt()).isEqualTo(NOW.plusSeconds(32));
        table = table.track(question, 0, NOW.plusSeconds(3)).table();
        assertThat(table.entries(NOW).head().assured()).isTrue();
        assertThat(table.entries(NOW).head().expiresAt()).isEqualTo(NOW.plusSeconds(123));
    }

    @Test
    void oneSocketThatReachesAPodInTwoWaysGetsItsSecondSourcePortChanged() {
        Flow direct = Flow.udp("10.244.1.9:5000", "10.244.1.2:8080");
        ConntrackTable table = open(ConntrackTable.empty(), QUERY, Option.some(NatRange.to(POD, 8080)), Option.none());
        ConntrackTable both = open(table, direct, Option.none(), Option.none());
        FlowPort port = both.find(direct, 0, NOW).get().reply().destination().port();
        assertThat(port.number()).isEmpty();
        assertThat(port.range()).isEqualTo(new PortRange(1024, 65535));
    }

    @Test
    void twoUnpredictablePortsOfOneTableDiffer() {
        Option<NatRange> random = Option.some(NatRange.to(NODE).fullyRandom());
        ConntrackTable one = open(ConntrackTable.empty(), QUERY, Option.none(), random);
        ConntrackTable two = open(one, Flow.udp("10.244.1.2:5000", "10.96.0.10:53"), Option.none(), random);
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.entries(NOW).map(entry -> entry.reply().destination()).distinct())
                .hasSize(2);
    }

    @Test
    void aSocketKeepsItsMappingTowardsAnotherDestination() {
        Option<NatRange> masquerade = Option.some(NatRange.to(NODE));
        Flow taken = Flow.udp("10.244.1.2:5000", "192.0.2.100:53");
        Flow moved = Flow.udp("10.244.1.9:5000", "192.0.2.100:53");
        Flow elsewhere = Flow.udp("10.244.1.9:5000", "192.0.2.101:53");
        ConntrackTable table = open(ConntrackTable.empty(), taken, Option.none(), masquerade);
        table = open(table, moved, Option.none(), masquerade);
        table = open(table, elsewhere, Option.none(), masquerade);
        assertThat(table.find(elsewhere, 0, NOW).get().reply().destination())
                .isEqualTo(table.find(moved, 0, NOW).get().reply().destination());
    }

    @Test
    void theSameFlowInAnotherZoneIsAnotherConnection() {
        ConntrackTable table = ConntrackTable.empty();
        Entry here = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        table = table.confirm(here, NOW).get().confirm(here.withZone(7), NOW).get();
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.find(QUERY, 7, NOW).get().zone().id()).isEqualTo(7);
    }

    private static final ConntrackSettings ONE_OF_EIGHT =
            ConntrackSettings.KERNEL.withMax(1).withBuckets(8);

    @Test
    void aFullTableDropsUnassuredEntriesOfTheBucketsNearTheNewFlow() {
        ConntrackTable table = open(ConntrackTable.empty(ONE_OF_EIGHT), QUERY, Option.none(), Option.none());
        Flow other = Flow.udp("10.244.1.2:5000", "10.96.0.10:53");
        ConntrackTable evicted = open(table, other, Option.none(), Option.none());
        assertThat(evicted.entries(NOW).map(Entry::original)).containsExactly(other);
    }

    @Test
    void aFullTableOfAssuredEntriesRefusesTheNewPacket() {
        ConntrackTable table = open(ConntrackTable.empty(ONE_OF_EIGHT), QUERY, Option.none(), Option.none());
        ConntrackTable assured = table.update(table.entries(NOW).head().withAssured(true));
        Tracked tracked = assured.track(Packet.of(Flow.udp("10.244.1.2:5000", "10.96.0.10:53")), 0, NOW);
        assertThat(tracked.tracking()).isEqualTo(new Tracking.Refused("nf_conntrack: table full, dropping packet"));
        assertThat(tracked.table()).isEqualTo(assured);
    }

    @Test
    void aFullTableFarFromTheBucketsOfItsEntriesRefusesTheNewPacket() {
        ConntrackTable table = ConntrackTable.empty(ConntrackSettings.KERNEL.withMax(1));
        table = open(table, QUERY, Option.none(), Option.none());
        assertThat(table.track(Packet.of(Flow.udp("10.244.1.2:5000", "10.96.0.10:53")), 0, NOW)
                        .tracking())
                .isInstanceOf(Tracking.Refused.class);
    }

    @Test
    void afterAPacketFoundNoRoomTheCollectorDropsConnectionsAtTheirEnd() {
        ConntrackTable table =
                ConntrackTable.empty(ConntrackSettings.KERNEL.withMax(100).withBuckets(1 << 20));
        for (int port = 1; port <= 100; port++) {
            Flow flow = Flow.tcp("10.244.1.9:" + port, "10.96.0.10:80");
            TcpTracking tcp = TcpTracking.listed(port <= 90 ? TcpState.ESTABLISHED : TcpState.TIME_WAIT);
            table = table.confirm(
                            Entry.opening(flow, 0, NOW)
                                    .withTcp(Option.some(tcp))
                                    .withAssured(true)
                                    .withExpiresAt(NOW.plusSeconds(60)),
                            NOW)
                    .get();
        }
        assertThat(table.at(NOW).size()).isEqualTo(100);
        Tracked tracked = table.track(Packet.of(QUERY), 0, NOW);
        assertThat(tracked.tracking()).isInstanceOf(Tracking.Refused.class);
        ConntrackTable relieved = tracked.table().at(NOW);
        assertThat(relieved.size()).isEqualTo(94);
        assertThat(relieved.entries(NOW).count(entry -> entry.tcpState().contains(TcpState.ESTABLISHED)))
                .isEqualTo(90);
        Seq<Entry> more = Vector.rangeClosed(101, 103)
                .map(port -> relieved.entries(NOW)
                        .last()
                        .withOriginal(Flow.tcp("10.244.1.9:" + port, "10.96.0.10:80"))
                        .withReply(Flow.tcp("10.96.0.10:80", "10.244.1.9:" + port)));
        assertThat(more.foldLeft(relieved, ConntrackTable::put).at(NOW).size())
                .as("once it has gone through it leaves them")
                .isEqualTo(97);
    }

    @Test
    void aTableWithoutALimitIsNeverFull() {
        ConntrackTable table = ConntrackTable.empty(ConntrackSettings.KERNEL.withMax(0));
        assertThat(open(table, QUERY, Option.none(), Option.none()).size()).isEqualTo(1);
    }

    @Test
    void deadEntriesAreHeldButNotListedAndGiveWayToWhoeverGetsTheirReplies() {
        Entry old = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(old));
        Instant later = NOW.plusSeconds(30);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.entries(NOW)).containsExactly(old);
        assertThat(table.entries(later)).isEmpty();
        Entry young = Entry.opening(Flow.udp("10.244.1.9:5000", "10.96.0.11:53"), 0, later)
                .withReply(old.reply())
                .withExpiresAt(later.plusSeconds(30));
        assertThat(table.confirm(young, NOW).isLeft()).isTrue();
        assertThat(table.confirm(young, later).get().all()).containsExactly(young);
    }

    @Test
    void anEntryThatIsPutAgainIsOneOfItsSocket() {
        Entry entry = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(entry, entry));
        assertThat(table.sourceMappings(entry, NOW)).containsExactly(QUERY.source());
        assertThat(table.without(entry).sourceMappings(entry, NOW)).isEmpty();
    }

    /** A connection that is gone leaves nothing by which its replies would be taken for those of another. */
    @Test
    void repliesOfAConnectionThatIsGoneAreNobodys() {
        Entry gone = Entry.opening(QUERY, 0, NOW)
                .withReply(Flow.udp("10.244.1.2:8080", "10.244.1.9:5000"))
                .withExpiresAt(NOW.plusSeconds(30));
        Entry next = gone.withReply(Flow.udp("10.244.1.3:8080", "10.244.1.9:5000"));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(gone))
                .without(gone)
                .put(next);
        assertThat(table.find(gone.reply(), 0, NOW)).isEmpty();
        assertThat(table.find(next.reply(), 0, NOW)).contains(next);
        assertThat(table.without(gone.withOriginal(gone.reply()))).isEqualTo(table);
    }

    @Test
    void whatAnotherTableDoesNotHoldIsListed() {
        Entry one = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        Entry other = Entry.opening(QUERY.inverted(), 7, NOW).withExpiresAt(NOW.plusSeconds(60));
        ConntrackTable before = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(one));
        ConntrackTable after = before.put(other);
        assertThat(after.entriesNotIn(before, NOW)).containsExactly(other);
        assertThat(after.entriesNotIn(after, NOW)).isEmpty();
        assertThat(before.update(one.withMark(1)).entriesNotIn(before, NOW)).containsExactly(one.withMark(1));
        assertThat(after.entriesNotIn(before, NOW.plusSeconds(60))).isEmpty();
    }

    /** net/netfilter/nf_conntrack_core.c, nf_conntrack_tuple_taken: only who gets replies in the usual zone stands in the way. */
    @Test
    void inAZoneForOneDirectionRepliesAloneAreTaken() {
        Zone there = new Zone(7, Zone.Scope.ORIGINAL);
        Entry usual = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(usual));
        assertThat(table.taken(QUERY.inverted(), there, NOW)).contains(usual);
        assertThat(table.taken(QUERY, there, NOW)).isEmpty();
        assertThat(table.taken(QUERY.inverted(), there, NOW.plusSeconds(30))).isEmpty();
        assertThat(table.taken(QUERY, Zone.DEFAULT, NOW)).contains(usual);
        assertThat(table.taken(QUERY, Zone.of(7), NOW)).isEmpty();
    }

    @Test
    void losersOfARaceMakeTablesDiffer() {
        Entry winner = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(winner));
        ConntrackTable raced = table.confirm(winner.withReply(Flow.udp("10.244.1.3:8080", "10.244.1.9:5000")), NOW)
                .get();
        assertThat(raced.size()).isEqualTo(2);
        assertThat(raced).isNotEqualTo(table);
    }

    @Test
    void tablesUnderOtherSettingsDiffer() {
        assertThat(ConntrackTable.empty()).isNotEqualTo(ConntrackTable.empty(ConntrackSettings.KUBE_PROXY));
    }

    @Test
    void anErrorAboutNothingOrToSomebodyElseIsInvalid() {
        ConntrackTable table = open(ConntrackTable.empty(), QUERY, Option.some(NatRange.to(POD, 8080)), Option.none());
        Flow leaving = table.translate(QUERY, NOW).get();
        Packet about = Packet.of(leaving);
        Flow toClient = Flow.icmp(POD, Ip.parse("10.244.1.9"), IcmpMessage.PORT_UNREACHABLE);
        Flow toOther = Flow.icmp(POD, NODE, IcmpMessage.PORT_UNREACHABLE);
        assertThat(state(table, Packet.of(toClient).withQuoted(Option.some(about))))
                .isEqualTo(CtState.RELATED);
        assertThat(state(table, Packet.of(toOther).withQuoted(Option.some(about))))
                .isEqualTo(CtState.INVALID);
        assertThat(state(ConntrackTable.empty(), Packet.of(toClient).withQuoted(Option.some(about))))
                .isEqualTo(CtState.INVALID);
    }

    private static CtState state(ConntrackTable table, Packet packet) {
        return table.track(packet, 0, NOW).tracking().state();
    }

    @Test
    void anEchoReplyWithoutRequestIsInvalid() {
        Flow echo = Flow.echo(POD, NODE, 7);
        assertThat(state(ConntrackTable.empty(), Packet.of(echo))).isEqualTo(CtState.NEW);
        assertThat(state(ConntrackTable.empty(), Packet.of(echo.inverted()))).isEqualTo(CtState.INVALID);
    }

    @Test
    void aDeadEntryMakesRoomForItsFlow() {
        ConntrackTable table = open(ConntrackTable.empty(), QUERY, Option.some(NatRange.to(POD, 8080)), Option.none());
        Instant later = NOW.plusSeconds(31);
        ConntrackTable again = new Opening(QUERY, Option.none(), Option.none()).apply(table, later, Choice.first());
        assertThat(again.size()).isEqualTo(1);
        assertThat(again.translate(QUERY, later)).contains(QUERY);
    }
}
