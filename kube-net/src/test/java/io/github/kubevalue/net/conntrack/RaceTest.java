package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** First packets of one connection that are on their way at once, and connections that take another's place. */
class RaceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Flow QUERY = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");
    private static final Flow SYN = Flow.tcp("10.244.1.9:5000", "10.96.0.10:53");
    private static final Ip NODE = Ip.parse("192.0.2.11");

    private static Entry opened(ConntrackTable table, Flow flow) {
        return ((Tracking.Connection) table.track(Packet.opening(flow), 0, NOW).tracking()).entry();
    }

    private static Entry sentTo(Entry entry, String pod) {
        return new PortAllocation(ConntrackTable.empty(), NOW, Choice.first())
                .bind(entry, Manip.DESTINATION, NatRange.to(Ip.parse(pod), 53));
    }

    @Test
    void twoQueriesThatSayTheSameAreOneConnection() {
        Entry entry = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.2");
        ConntrackTable table = ConntrackTable.empty().confirm(entry, NOW).get();
        assertThat(table.confirm(entry, NOW)).isEqualTo(Either.right(table));
    }

    @Test
    void twoSynsThatSayTheSameAreAClash() {
        Entry entry = sentTo(opened(ConntrackTable.empty(), SYN), "10.244.1.2");
        ConntrackTable table = ConntrackTable.empty().confirm(entry, NOW).get();
        assertThat(table.confirm(entry, NOW).isLeft()).isTrue();
    }

    @Test
    void aQuerySentToAnotherPodPassesAndItsAnswerIsTranslatedForASecond() {
        Entry first = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.2");
        Entry second = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.3");
        ConntrackTable table = ConntrackTable.empty().confirm(first, NOW).get();
        ConntrackTable both = table.confirm(second, NOW).get();
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.entries(NOW)).hasSize(1);
        assertThat(both.translate(QUERY, NOW)).contains(first.leaving(Direction.ORIGINAL));
        assertThat(both.translate(second.reply(), NOW)).contains(QUERY.inverted());
        assertThat(both.translate(second.reply(), NOW.plusSeconds(1))).isEmpty();
        Tracked answered = both.track(Packet.of(second.reply()), 0, NOW);
        assertThat(answered.tracking().state()).isEqualTo(CtState.ESTABLISHED);
        assertThat(answered.table().at(NOW.plusSeconds(1)).size()).isEqualTo(1);
    }

    @Test
    void ofThreeThatRaceTheThirdIsMergedWithTheSecondIfItSaysTheSame() {
        Entry first = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.2");
        Entry second = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.3");
        ConntrackTable both = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(first))
                .confirm(second, NOW)
                .get();
        assertThat(both.confirm(second, NOW)).isEqualTo(Either.right(both));
        Entry other = Entry.opening(Flow.udp("10.244.1.9:5000", "10.96.0.11:53"), 0, NOW)
                .withReply(second.reply())
                .withExpiresAt(NOW.plusSeconds(30));
        assertThat(both.confirm(other, NOW).isLeft()).isTrue();
    }

    @Test
    void aLoserWhoseAnswersWouldBeAnothersQuestionsIsDropped() {
        Entry first = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.2");
        Entry second = sentTo(opened(ConntrackTable.empty(), QUERY), "10.244.1.3");
        Entry asking = sentTo(opened(ConntrackTable.empty(), second.reply()), "10.244.1.4");
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL, Vector.of(first, asking));
        assertThat(table.confirm(second, NOW).isLeft()).isTrue();
    }

    @Test
    void inAZoneForOneDirectionTheSameQuestionIsTheSameConnection() {
        Zone there = new Zone(7, Zone.Scope.ORIGINAL);
        Entry entry = Entry.opening(SYN, there, NOW).withExpiresAt(NOW.plusSeconds(30));
        ConntrackTable table = ConntrackTable.empty().confirm(entry, NOW).get();
        assertThat(table.confirm(sentTo(entry, "10.244.1.2"), NOW).isLeft()).isTrue();
    }

    @Test
    void theFirstPacketsOfBothSidesAreOneConnection() {
        Flow there = Flow.udp("10.244.1.9:5000", "10.244.1.2:53");
        Entry asked = opened(ConntrackTable.empty(), there);
        Entry answered = opened(ConntrackTable.empty(), there.inverted());
        ConntrackTable table = ConntrackTable.empty().confirm(asked, NOW).get();
        Entry bound = new PortAllocation(table, NOW, Choice.first()).bindNull(answered, Manip.SOURCE);
        assertThat(bound.reply()).isEqualTo(there);
        assertThat(table.confirm(bound, NOW)).isEqualTo(Either.right(table));
    }

    private static ConntrackTable closed(ConntrackTable table, Entry entry) {
        ConntrackTable open = table.confirm(entry, NOW).get();
        Packet reset = Packet.tcp(entry.reply(), TcpFlags.SYN_ACK);
        ConntrackTable answered = open.track(reset, 0, NOW).table();
        return answered.track(Packet.tcp(entry.original(), TcpFlags.RST_ACK), 0, NOW)
                .table();
    }

    private static Entry syn(ConntrackTable table, String client, int sequence) {
        Packet packet = Packet.syn(Flow.tcp(client, "192.0.2.100:80")).withSegment(Segment.Numbered.of(sequence, 0));
        Entry entry = ((Tracking.Connection) table.track(packet, 0, NOW).tracking()).entry();
        NatRange onePort = NatRange.to(NODE).withPorts(Option.some(PortRange.of(7000)));
        return new PortAllocation(table, NOW, Choice.first()).bind(entry, Manip.SOURCE, onePort);
    }

    @Test
    void aConnectionAtItsEndLeavesItsPortToOneWithLaterSequenceNumbers() {
        ConntrackTable table = closed(ConntrackTable.empty(), syn(ConntrackTable.empty(), "10.244.1.9:5000", 1000));
        assertThat(table.entries(NOW).head().tcpState()).contains(TcpState.CLOSE);
        Entry later = syn(table, "10.244.1.2:5000", 2000);
        ConntrackTable taken = table.confirm(later, NOW).get();
        assertThat(taken.entries(NOW).map(Entry::original)).containsExactly(later.original());
        assertThat(table.confirm(syn(table, "10.244.1.2:5000", 500), NOW).isLeft())
                .isTrue();
    }

    @Test
    void aZoneForOneDirectionKeepsTheOtherInTheUsualOne() {
        Zone there = new Zone(7, Zone.Scope.ORIGINAL);
        Entry entry = ((Tracking.Connection) ConntrackTable.empty()
                        .track(Packet.of(QUERY), there, NOW)
                        .tracking())
                .entry();
        ConntrackTable table = ConntrackTable.empty().confirm(entry, NOW).get();
        assertThat(table.find(QUERY, 7, NOW)).isNotEmpty();
        assertThat(table.find(QUERY, 0, NOW)).isEmpty();
        assertThat(table.find(QUERY.inverted(), 0, NOW)).isNotEmpty();
        assertThat(table.find(QUERY.inverted(), 7, NOW)).isEmpty();
        assertThat(ConntrackText.print(entry, NOW)).contains("dport=53 zone-orig=7 [UNREPLIED]");
    }

    @Test
    void aMasqueradedConnectionEndsWithItsAddress() {
        Entry entry = opened(ConntrackTable.empty(), QUERY).withMasqueradedOn(Option.some("eth0"));
        ConntrackTable table = ConntrackTable.empty().confirm(entry, NOW).get();
        assertThat(table.withoutMasquerade("eth1").size()).isEqualTo(1);
        assertThat(table.withoutMasquerade("eth0", NODE).size()).isEqualTo(1);
        assertThat(table.withoutMasquerade("eth0", Ip.parse("10.244.1.9")).size())
                .isZero();
        assertThat(table.withoutMasquerade("eth0").size()).isZero();
    }
}
