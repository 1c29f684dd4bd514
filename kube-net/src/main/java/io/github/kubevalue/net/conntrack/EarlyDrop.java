package io.github.kubevalue.net.conntrack;

import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * Who has to go when the table is full. The kernel looks at eight buckets of its hash table, beginning with that of the new
 * flow, and drops all connections of the first bucket that has some without ASSURED. In which bucket a flow is depends on a
 * number drawn at boot, here {@link ConntrackSettings#hashSeed()}; the hash itself is not the kernel's.
 */
final class EarlyDrop {
    // NF_CT_EVICTION_RANGE
    private static final int RANGE = 8;

    private final ConntrackTable table;
    private final ConntrackSettings settings;
    private final Instant now;

    EarlyDrop(ConntrackTable table, Instant now) {
        this.table = table;
        this.settings = table.settings();
        this.now = now;
    }

    /** Returns the table with room for a flow; on the left the table as it is when there is none, without the dead that were met. */
    // net/netfilter/nf_conntrack_core.c, early_drop
    Either<ConntrackTable, ConntrackTable> around(ConntrackTable.Key key) {
        int first = bucket(key);
        Map<Integer, Seq<Entry>> near = table.all()
                .flatMap(entry -> buckets(entry)
                        .map(bucket -> Math.floorMod(bucket - first, settings.buckets()))
                        .filter(distance -> distance < RANGE)
                        .map(distance -> Tuple.of(distance, entry)))
                .groupBy(at -> at._1)
                .mapValues(entries -> entries.map(at -> at._2));
        ConntrackTable left = table;
        for (int distance = 0; distance < RANGE; distance++) {
            Seq<Entry> entries = near.getOrElse(distance, Vector.empty());
            left = entries.filter(entry -> !entry.isAlive(now)).foldLeft(left, ConntrackTable::without);
            Seq<Entry> droppable = entries.filter(entry -> entry.isAlive(now) && !entry.assured());
            if (!droppable.isEmpty()) {
                return Either.right(droppable.foldLeft(left, ConntrackTable::without));
            }
        }
        return Either.left(left);
    }

    /** Returns the table without connections that matter little, until it is less than 95 % full. */
    // net/netfilter/nf_conntrack_core.c, gc_worker
    ConntrackTable relieved() {
        int enough = settings.max() / 100 * 95;
        if (enough == 0) {
            return table;
        }
        ConntrackTable left = table;
        for (Entry entry : table.all().sortBy(entry -> bucket(ConntrackTable.Key.original(entry)))) {
            if (left.size() < enough) {
                return left;
            }
            if (!entry.assured() || entry.isEnding()) {
                left = left.without(entry);
            }
        }
        return left;
    }

    private Seq<Integer> buckets(Entry entry) {
        int reply = bucket(ConntrackTable.Key.reply(entry));
        return entry.clashed() ? Vector.of(reply) : Vector.of(bucket(ConntrackTable.Key.original(entry)), reply);
    }

    /** Returns in which bucket a flow is. */
    int bucket(ConntrackTable.Key key) {
        long mixed = (key.hashCode() ^ settings.hashSeed()) * 0x9E3779B97F4A7C15L;
        return (int) Math.floorMod(mixed ^ mixed >>> 32, (long) settings.buckets());
    }
}
