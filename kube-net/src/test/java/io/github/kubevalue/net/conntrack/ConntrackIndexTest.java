package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.arbitrary.ConntrackArbitraries;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A table is what its entries are: how they came and what else was there leaves no trace. */
class ConntrackIndexTest {
    private static final Instant NOW = ConntrackArbitraries.START;
    private static final Flow QUERY = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");
    private static final Entry ENTRY = Entry.opening(QUERY, 0, NOW).withExpiresAt(NOW.plusSeconds(30));

    @Provide
    Arbitrary<ConntrackTable> tables() {
        return ConntrackArbitraries.tables();
    }

    @Property(tries = 200)
    void conservation(@ForAll("tables") ConntrackTable table, @ForAll @IntRange(max = 4095) int chosen) {
        Seq<Entry> entries = table.entries(NOW);
        Seq<Entry> gone = entries.zipWithIndex()
                .filter(entry -> (chosen >> entry._2 & 1) == 1)
                .map(entry -> entry._1);
        Statistics.label("gone").collect(gone.isEmpty(), gone.size() == entries.size());
        ConntrackTable left = gone.foldLeft(table, ConntrackTable::without);
        assertThat(left.size()).isEqualTo(entries.size() - gone.size());
        assertThat(left.entries(NOW)).isEqualTo(entries.removeAll(gone));
        gone.forEach(entry -> {
            assertThat(left.find(entry.original(), entry.zone(), NOW)).isEmpty();
            assertThat(left.find(entry.reply(), entry.zone(), NOW)).isEmpty();
        });
        ConntrackTable built =
                entries.removeAll(gone).foldLeft(ConntrackTable.empty(table.settings()), ConntrackTable::put);
        assertThat(left).isEqualTo(built);
        entries.forEach(entry -> assertThat(left.sourceMappings(entry, NOW).toSet())
                .isEqualTo(built.sourceMappings(entry, NOW).toSet()));
        assertThat(left.without(gone::contains)).isEqualTo(left);
    }

    @Property(tries = 100)
    void aMappingOfASocketLivesAsLongAsItsConnections(
            @ForAll("tables") ConntrackTable table, @ForAll @IntRange(max = 200) int seconds) {
        Instant then = NOW.plusSeconds(seconds);
        table.entries(NOW)
                .forEach(entry -> assertThat(table.sourceMappings(entry, then).toSet())
                        .isEqualTo(table.at(then).sourceMappings(entry, then).toSet()));
    }

    @Example
    void whatIsUnknownIsNeitherUpdatedNorDeleted() {
        ConntrackTable empty = ConntrackTable.empty();
        assertThat(empty.update(ENTRY)).isEqualTo(empty);
        assertThat(empty.without(ENTRY)).isEqualTo(empty);
        assertThat(empty.update(ENTRY.withClashed(true)).size()).isZero();
        ConntrackTable one = empty.put(ENTRY);
        assertThat(one.update(ENTRY.withMark(7)).entries(NOW).map(Entry::mark)).containsExactly(7);
    }

    @Example
    void tablesAreEqualIfEntriesAndSettingsAre() {
        ConntrackTable one = ConntrackTable.empty().put(ENTRY);
        assertThat(one).isEqualTo(ConntrackTable.empty().put(ENTRY));
        assertThat(one).hasSameHashCodeAs(ConntrackTable.empty().put(ENTRY));
        assertThat(one).isNotEqualTo(ConntrackTable.empty());
        assertThat(one).isNotEqualTo(one.update(ENTRY.withMark(1)));
        assertThat(one).isNotEqualTo(one.withSettings(ConntrackSettings.KUBE_PROXY));
        assertThat(one.equals((Object) ENTRY)).isFalse();
    }

    @Example
    void entriesComeInTheOrderInWhichTheyWereOpened() {
        ConntrackTable table = ConntrackTable.empty();
        for (int i = 1; i <= 20; i++) {
            Flow flow = Flow.udp("10.244.1." + (i * 7 % 20 + 1) + ":5000", "10.96.0.10:53");
            table = table.put(Entry.opening(flow, 0, NOW.plusSeconds(i)).withExpiresAt(NOW.plusSeconds(99)));
        }
        assertThat(table.entries(NOW).map(Entry::createdAt).toJavaList())
                .isSorted()
                .hasSize(20);
    }

    @Example
    void whatTheyHaveBoundToAnInterfaceDiesWithIt() {
        Ip node = Ip.parse("192.0.2.11");
        Entry masqueraded =
                ENTRY.withReply(Flow.udp("10.96.0.10:53", "192.0.2.11:5000")).withMasqueradedOn(Option.some("eth0"));
        ConntrackTable table = ConntrackTable.empty().put(masqueraded);
        assertThat(table.withoutMasquerade("eth0").size()).isZero();
        assertThat(table.withoutMasquerade("eth1").size()).isEqualTo(1);
        assertThat(table.withoutMasquerade("eth0", node).size()).isZero();
        assertThat(table.withoutMasquerade("eth1", node).size()).isEqualTo(1);
        assertThat(table.withoutMasquerade("eth0", Ip.parse("192.0.2.12")).size())
                .isEqualTo(1);
    }

    @Example
    void aZoneOfOneDirectionLeavesTheOtherInTheUsualOne() {
        Zone original = new Zone(7, Zone.Scope.ORIGINAL);
        Zone reply = new Zone(7, Zone.Scope.REPLY);
        assertThat(original.id(Direction.ORIGINAL)).isEqualTo(7);
        assertThat(original.id(Direction.REPLY)).isZero();
        assertThat(reply.id(Direction.ORIGINAL)).isZero();
        assertThat(reply.id(Direction.REPLY)).isEqualTo(7);
        ConntrackTable table = ConntrackTable.empty().put(ENTRY.withZone(original));
        assertThat(table.find(QUERY, original, NOW)).isNotEmpty();
        assertThat(table.find(QUERY, 0, NOW)).isEmpty();
        assertThat(table.find(QUERY.inverted(), 0, NOW)).isNotEmpty();
    }

    /** net/netfilter/nf_conntrack_core.c, nf_ct_resolve_clash: the loser of a race lives for a second, by its replies alone. */
    @Example
    void theLoserOfARaceIsKnownByItsRepliesForASecond() {
        Entry winner = ENTRY.withReply(Flow.udp("10.244.1.2:53", "10.244.1.9:5000"));
        Entry loser = ENTRY.withReply(Flow.udp("10.244.1.3:53", "10.244.1.9:5000"));
        ConntrackTable table =
                ConntrackTable.empty().put(winner).confirm(loser, NOW).get();
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.find(QUERY, 0, NOW)).contains(winner);
        Entry known = table.find(loser.reply(), 0, NOW).get();
        assertThat(known.clashed()).isTrue();
        assertThat(known.expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(table.find(loser.reply(), 0, NOW.plusSeconds(1))).isEmpty();
        ConntrackTable marked = table.update(known.withMark(3));
        assertThat(marked.find(loser.reply(), 0, NOW).map(Entry::mark)).contains(3);
        assertThat(marked.find(QUERY, 0, NOW)).contains(winner);
        assertThat(table.without(known)).isEqualTo(ConntrackTable.empty().put(winner));
        assertThat(table.confirm(loser, NOW).get()).isEqualTo(table);
        assertThat(table.confirm(winner, NOW).get()).isEqualTo(table);
    }

    @Example
    void aListedConnectionIsClosingIfItsStateIsAnEndInOrder() {
        assertThat(Vector.of(TcpState.values())
                        .filter(state -> TcpTracking.listed(state).closing()))
                .containsExactly(TcpState.FIN_WAIT, TcpState.CLOSE_WAIT, TcpState.LAST_ACK, TcpState.TIME_WAIT);
    }
}
