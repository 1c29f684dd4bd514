package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.rewrite.Rewrite;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The connections that one network stack remembers.
 *
 * <p>Every flow of every entry, original or reply, is a key, and no two entries share a key in one zone (the two flows of one
 * entry may be the same: a socket that talks to itself). So {@link #translate} is a function, {@link #forward} is injective,
 * and an insertion that would repeat a key is refused and changes nothing. Entries whose time has run out are as if they
 * were not there.
 */
public final class ConntrackTable {
    private final ConntrackSettings settings;
    private final Map<Key, Entry> byOriginal;
    private final Map<Key, Key> byReply;
    private final Map<Key, List<Key>> bySource;
    private final long picks;

    /** A flow within its zone. */
    record Key(int zone, Flow flow) {}

    private ConntrackTable(
            ConntrackSettings settings,
            Map<Key, Entry> byOriginal,
            Map<Key, Key> byReply,
            Map<Key, List<Key>> bySource,
            long picks) {
        this.settings = settings;
        this.byOriginal = byOriginal;
        this.byReply = byReply;
        this.bySource = bySource;
        this.picks = picks;
    }

    /** Returns a table without connections. */
    public static ConntrackTable empty(ConntrackSettings settings) {
        return new ConntrackTable(settings, HashMap.empty(), HashMap.empty(), HashMap.empty(), 0);
    }

    /** Returns a table without connections, under the kernel's own settings. */
    public static ConntrackTable empty() {
        return empty(ConntrackSettings.KERNEL);
    }

    /** Returns the sysctls. */
    public ConntrackSettings settings() {
        return settings;
    }

    /** Returns how many connections the table holds, those that nobody has noticed to be dead included. */
    public int size() {
        return byOriginal.size();
    }

    /** Returns the serial number of the next unpredictable port. */
    long picks() {
        return picks;
    }

    /** Returns the connections alive then, in the order in which they were opened. */
    public Seq<Entry> entries(Instant now) {
        return byOriginal
                .values()
                .filter(entry -> entry.isAlive(now))
                .toVector()
                .sortBy(Entry::createdAt);
    }

    /** Returns the connection that has this flow in one of its directions. */
    public Option<Entry> find(Flow flow, int zone, Instant now) {
        Key key = new Key(zone, flow);
        return byOriginal
                .get(key)
                .orElse(() -> byReply.get(key).flatMap(byOriginal::get))
                .filter(entry -> entry.isAlive(now));
    }

    /** The flow from that source to itself: what connections of one socket have in common. */
    private static Key sourceKey(Entry entry) {
        Flow flow = entry.original();
        return new Key(entry.zone(), flow.withDestination(flow.source()));
    }

    /** Returns what the source of that entry has become in other connections of the same socket, the newest first. */
    // net/netfilter/nf_nat_core.c, find_appropriate_src
    Seq<Address> sourceMappings(Entry entry, Instant now) {
        return bySource.getOrElse(sourceKey(entry), List.empty())
                .flatMap(byOriginal::get)
                .filter(other -> other.isAlive(now))
                .map(other -> other.reply().destination());
    }

    /** Returns the way that a packet of this flow goes in the connection. */
    static Direction direction(Entry entry, Flow flow) {
        return entry.original().equals(flow) ? Direction.ORIGINAL : Direction.REPLY;
    }

    /**
     * Looks at a packet as it enters the network stack: finds or opens its connection, and moves that connection's state.
     *
     * @param packet the packet as it came
     * @param zone the zone that rules of table raw have chosen
     */
    public Tracked track(Packet packet, int zone, Instant now) {
        return new Tracker(this, now).track(packet, zone);
    }

    /**
     * Takes an unconfirmed entry into the table, as its first packet leaves the stack or reaches a socket of it.
     *
     * @return the table with the entry; or why not, in which case the packet is dropped
     */
    public Either<Clash, ConntrackTable> confirm(Entry entry, Instant now) {
        ConntrackTable cleared = without(find(entry.original(), entry, now)).without(find(entry.reply(), entry, now));
        Option<Entry> other = cleared.find(entry.original(), entry.zone(), now)
                .orElse(() -> cleared.find(entry.reply(), entry.zone(), now));
        if (other.exists(same -> same.translation().equals(entry.translation()))) {
            // net/netfilter/nf_conntrack_core.c, nf_ct_resolve_clash: both say the same, the first stays
            return Either.right(this);
        }
        if (other.isDefined()) {
            return Either.left(new Clash(entry, "clashes with " + other.get().translation()));
        }
        if (cleared.size() >= settings.max()) {
            return cleared.withoutOneUnassured(now)
                    .<Either<Clash, ConntrackTable>>map(room -> Either.right(room.put(entry)))
                    .getOrElse(() -> Either.left(new Clash(entry, "nf_conntrack: table full, dropping packet")));
        }
        return Either.right(cleared.put(entry));
    }

    /** The dead entry under that flow, if there is one. */
    private Option<Entry> find(Flow flow, Entry like, Instant now) {
        return find(flow, like.zone(), Instant.MIN).filter(entry -> !entry.isAlive(now));
    }

    private ConntrackTable without(Option<Entry> dead) {
        return dead.map(this::without).getOrElse(this);
    }

    /** Makes room: by dead entries first, then by the unassured entry that has the least time left. */
    // net/netfilter/nf_conntrack_core.c, early_drop; the kernel looks at eight buckets only
    private Option<ConntrackTable> withoutOneUnassured(Instant now) {
        ConntrackTable alive = at(now);
        if (alive.size() < settings.max()) {
            return Option.some(alive);
        }
        return byOriginal
                .values()
                .filter(entry -> !entry.assured())
                .minBy(Entry::expiresAt)
                .map(this::without);
    }

    /** Returns this table with the entry under its keys. */
    ConntrackTable put(Entry entry) {
        Key original = new Key(entry.zone(), entry.original());
        Key reply = new Key(entry.zone(), entry.reply());
        long used = Math.max(picks, PortAllocation.serialOf(entry) + 1);
        List<Key> sameSource = bySource.getOrElse(sourceKey(entry), List.empty())
                .remove(original)
                .prepend(original);
        return new ConntrackTable(
                settings,
                byOriginal.put(original, entry),
                byReply.put(reply, original),
                bySource.put(sourceKey(entry), sameSource),
                used);
    }

    /** Returns this table with an entry that it holds replaced by one of the same flows. */
    public ConntrackTable update(Entry entry) {
        Key original = new Key(entry.zone(), entry.original());
        return byOriginal.containsKey(original)
                ? new ConntrackTable(settings, byOriginal.put(original, entry), byReply, bySource, picks)
                : this;
    }

    /** Returns this table without that entry: {@code conntrack -D}. */
    public ConntrackTable without(Entry entry) {
        Key original = new Key(entry.zone(), entry.original());
        Key reply = new Key(entry.zone(), entry.reply());
        if (!byOriginal.containsKey(original)) {
            return this;
        }
        List<Key> sameSource =
                bySource.getOrElse(sourceKey(entry), List.empty()).remove(original);
        return new ConntrackTable(
                settings,
                byOriginal.remove(original),
                byReply.remove(reply),
                sameSource.isEmpty() ? bySource.remove(sourceKey(entry)) : bySource.put(sourceKey(entry), sameSource),
                picks);
    }

    /** Returns this table without the entries of which the predicate holds. */
    public ConntrackTable without(Predicate<Entry> predicate) {
        return byOriginal.values().filter(predicate).foldLeft(this, ConntrackTable::without);
    }

    /** Returns this table without what is dead by then. */
    public ConntrackTable at(Instant now) {
        return without(entry -> !entry.isAlive(now));
    }

    /** Returns this table under other sysctls. */
    public ConntrackTable withSettings(ConntrackSettings other) {
        return new ConntrackTable(other, byOriginal, byReply, bySource, picks);
    }

    /** Returns what a packet of a known connection leaves as: {@code o ↦ ι(r)}, {@code r ↦ ι(o)}. */
    public Option<Flow> translate(Flow flow, Instant now) {
        return find(flow, 0, now).map(entry -> entry.leaving(direction(entry, flow)));
    }

    /** Returns what this table does to packets of the original direction. */
    public Rewrite forward(Instant now) {
        return entries(now)
                .foldLeft(
                        Rewrite.NOTHING,
                        (all, entry) -> all.or(entry.translation().forward()));
    }

    /** Two tables are equal if they hold equal entries under equal settings. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConntrackTable table
                && settings.equals(table.settings)
                && byOriginal.equals(table.byOriginal);
    }

    @Override
    public int hashCode() {
        return byOriginal.hashCode();
    }

    /** Returns a line for each entry. */
    @Override
    public String toString() {
        return byOriginal.values().mkString("\n");
    }
}
