package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has to go when the table is full, and after that: net/netfilter/nf_conntrack_core.c, early_drop and gc_worker. */
class EarlyDropTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BUCKETS = 64;

    private static Entry entry(int port) {
        return Entry.opening(Flow.udp("10.244.1.9:" + port, "10.96.0.10:53"), 0, NOW)
                .withExpiresAt(NOW.plusSeconds(30));
    }

    /** Of twelve connections some are assured, some dead, and some have a twin that has lost a race. */
    private static ConntrackTable full(int seed) {
        ConntrackTable table = ConntrackTable.empty(
                ConntrackSettings.KERNEL.withBuckets(BUCKETS).withHashSeed(seed));
        for (int i = 1; i <= 12; i++) {
            Entry entry = entry(seed * 20 + i)
                    .withAssured((i + seed) % 3 != 0)
                    .withExpiresAt(NOW.plusSeconds((i + seed) % 5 == 0 ? 0 : 30));
            Entry twin = entry.withReply(Flow.udp("10.244.2." + i + ":53", "10.244.1.9:" + (seed * 20 + i)));
            table = table.put(entry);
            table = i % 4 == 0 && entry.isAlive(NOW) ? table.confirm(twin, NOW).get() : table;
        }
        return table;
    }

    /** The keys under which the hash table has a connection: a loser is known by its replies alone. */
    private static Seq<ConntrackTable.Key> keys(Entry entry) {
        Vector<ConntrackTable.Key> reply = Vector.of(ConntrackTable.Key.reply(entry));
        return entry.clashed() ? reply : reply.append(ConntrackTable.Key.original(entry));
    }

    /**
     * What is left, in the kernel's words: bucket by bucket what is dead goes, until a bucket has some that may go. On the left,
     * none has.
     */
    private static Either<Set<Entry>, Set<Entry>> left(EarlyDrop hash, Set<Entry> entries, int first) {
        Set<Entry> left = entries;
        for (int i = 0; i < 8; i++) {
            int bucket = (first + i) % BUCKETS;
            Set<Entry> here = entries.filter(entry -> keys(entry).exists(key -> hash.bucket(key) == bucket));
            left = left.removeAll(here.filter(entry -> !entry.isAlive(NOW)));
            Set<Entry> droppable = here.filter(entry -> entry.isAlive(NOW) && !entry.assured());
            if (droppable.nonEmpty()) {
                return Either.right(left.removeAll(droppable));
            }
        }
        return Either.left(left);
    }

    @Test
    void theFirstOfEightBucketsThatHasSomethingToLoseLosesIt() {
        Set<Boolean> found = HashSet.empty();
        for (int seed = 0; seed < 300; seed++) {
            ConntrackTable table = full(seed);
            EarlyDrop drop = new EarlyDrop(table, NOW);
            ConntrackTable.Key key = ConntrackTable.Key.original(entry(60_000 + seed));
            Either<Set<Entry>, Set<Entry>> expected = left(drop, table.all().toSet(), drop.bucket(key));
            assertThat(drop.around(key)
                            .bimap(
                                    left -> left.all().toSet(),
                                    left -> left.all().toSet()))
                    .isEqualTo(expected);
            found = found.add(expected.isRight());
        }
        assertThat(found).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void flowsAreSpreadOverTheBucketsByANumberThatNobodyKnows() {
        ConntrackSettings settings = ConntrackSettings.KERNEL.withBuckets(8);
        EarlyDrop one = new EarlyDrop(ConntrackTable.empty(settings), NOW);
        EarlyDrop other = new EarlyDrop(ConntrackTable.empty(settings.withHashSeed(1L << 33)), NOW);
        Vector<ConntrackTable.Key> keys =
                Vector.rangeClosed(1, 4000).map(port -> ConntrackTable.Key.original(entry(port)));
        assertThat(keys.groupBy(one::bucket).mapValues(Vector::size).values())
                .hasSize(8)
                .allMatch(size -> size > 400 && size < 600);
        assertThat(keys.count(key -> one.bucket(key) == other.bucket(key))).isLessThan(1000);
    }

    /** How many there may be, how many there are of each kind, and how many are left once the collector has gone through. */
    @ParameterizedTest
    @CsvSource({
        // max, assured, not assured, left
        "100, 90, 4, 94",
        "100, 90, 5, 94",
        "100, 90, 10, 94",
        "100, 96, 4, 96",
        "100, 0, 100, 94",
        "200, 180, 20, 189",
        "199, 90, 10, 94",
        "99, 0, 99, 99",
    })
    void aTableThatFoundNoRoomIsEmptiedUntilItIsNoLongerNearlyFull(int max, int assured, int others, int left) {
        Seq<Entry> entries =
                Vector.rangeClosed(1, assured + others).map(port -> entry(port).withAssured(port <= assured));
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL.withMax(max), entries);
        assertThat(table.at(NOW).size()).isEqualTo(assured + others);
        ConntrackTable relieved = table.underPressure().at(NOW);
        assertThat(relieved.size()).isEqualTo(left);
        assertThat(relieved.entries(NOW).count(Entry::assured)).isEqualTo(assured);
    }

    /** The collector goes through the buckets in order. */
    @Test
    void whoIsInTheFirstBucketGoesFirst() {
        for (int seed = 0; seed < 20; seed++) {
            ConntrackSettings settings = ConntrackSettings.KERNEL.withMax(100).withHashSeed(seed);
            Seq<Entry> entries =
                    Vector.rangeClosed(1, 96).map(port -> entry(port).withAssured(port <= 90));
            ConntrackTable table = ConntrackTable.of(settings, entries);
            EarlyDrop hash = new EarlyDrop(table, NOW);
            Seq<Entry> gone = entries.reject(Entry::assured)
                    .sortBy(entry -> hash.bucket(ConntrackTable.Key.original(entry)))
                    .take(2);
            assertThat(table.underPressure().at(NOW).all())
                    .doesNotContainAnyElementsOf(gone)
                    .hasSize(94);
        }
    }

    /** An assured connection that comes to its end matters as little as one that is not assured. */
    @ParameterizedTest
    @CsvSource({
        "ESTABLISHED, false",
        "COOKIE_ECHOED, false",
        "SHUTDOWN_SENT, true",
        "SHUTDOWN_RECD, true",
        "SHUTDOWN_ACK_SENT, true"
    })
    void anAssociationAtItsEndMayGo(SctpState state, boolean goes) {
        Entry last = entry(96).withAssured(true).withSctp(Option.some(SctpTracking.listed(state)));
        Seq<Entry> entries = Vector.rangeClosed(1, 94)
                .map(port -> entry(port).withAssured(true))
                .append(last);
        ConntrackTable table = ConntrackTable.of(ConntrackSettings.KERNEL.withMax(100), entries);
        assertThat(table.underPressure().at(NOW).all().contains(last)).isNotEqualTo(goes);
    }
}
