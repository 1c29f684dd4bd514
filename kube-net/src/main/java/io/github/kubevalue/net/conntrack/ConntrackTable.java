package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.rewrite.Rewrite;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
    private final Map<Key, Entry> clashed;
    private final long picks;
    private final boolean pressed;

    /** A flow within its zone. Several maps are asked for one key, so it hashes once. */
    static final class Key {
        private final int zone;
        private final Flow flow;
        private final int hash;

        Key(int zone, Flow flow) {
            this.zone = zone;
            this.flow = flow;
            this.hash = flow.hashCode() * 31 + zone;
        }

        static Key original(Entry entry) {
            return new Key(entry.zone().id(Direction.ORIGINAL), entry.original());
        }

        static Key reply(Entry entry) {
            return new Key(entry.zone().id(Direction.REPLY), entry.reply());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && zone == key.zone && flow.equals(key.flow);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private ConntrackTable(
            ConntrackSettings settings,
            Map<Key, Entry> byOriginal,
            Map<Key, Key> byReply,
            Map<Key, List<Key>> bySource,
            Map<Key, Entry> clashed,
            long picks,
            boolean pressed) {
        this.settings = settings;
        this.byOriginal = byOriginal;
        this.byReply = byReply;
        this.bySource = bySource;
        this.clashed = clashed;
        this.picks = picks;
        this.pressed = pressed;
    }

    /** Returns a table without connections. */
    public static ConntrackTable empty(ConntrackSettings settings) {
        return new ConntrackTable(
                settings, HashMap.empty(), HashMap.empty(), HashMap.empty(), HashMap.empty(), 0, false);
    }

    /** Returns a table that holds what was listed elsewhere; of two entries with a key in common the later one has it. */
    public static ConntrackTable of(ConntrackSettings settings, Seq<Entry> entries) {
        return entries.foldLeft(empty(settings), ConntrackTable::put);
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
        return byOriginal.size() + clashed.size();
    }

    /** Returns the serial number of the next unpredictable port. */
    long picks() {
        return picks;
    }

    /** Returns the connections alive then, in the order in which they were opened. */
    public Seq<Entry> entries(Instant now) {
        return entriesNotIn(empty(settings), now);
    }

    /** Returns those of the connections alive then that another table does not hold as they are. */
    public Seq<Entry> entriesNotIn(ConntrackTable other, Instant now) {
        if (byOriginal == other.byOriginal) {
            return Vector.empty();
        }
        Vector<Entry> fresh = Vector.empty();
        for (Tuple2<Key, Entry> kept : byOriginal) {
            if (kept._2.isAlive(now) && !other.byOriginal.get(kept._1).contains(kept._2)) {
                fresh = fresh.append(kept._2);
            }
        }
        return fresh.size() < 2 ? fresh : fresh.sortBy(Entry::createdAt);
    }

    /** Returns the connection that has this flow in one of its directions, in a zone for both. */
    public Option<Entry> find(Flow flow, int zone, Instant now) {
        return find(flow, Zone.of(zone), now);
    }

    /** Returns the connection that has this flow in one of its directions. */
    public Option<Entry> find(Flow flow, Zone zone, Instant now) {
        if (byOriginal.isEmpty() && clashed.isEmpty()) {
            return Option.none();
        }
        Key key = new Key(zone.id(Direction.ORIGINAL), flow);
        Option<Entry> entry = byOriginal.get(key);
        if (entry.isDefined() && entry.get().isAlive(now)) {
            return entry;
        }
        return alive(findReply(zone.isOne() ? key : new Key(zone.id(Direction.REPLY), flow)), now);
    }

    private static Option<Entry> alive(Option<Entry> entry, Instant now) {
        return entry.isDefined() && entry.get().isAlive(now) ? entry : Option.none();
    }

    private Option<Entry> findReply(Flow flow, Zone zone) {
        return findReply(new Key(zone.id(Direction.REPLY), flow));
    }

    private Option<Entry> findReply(Key key) {
        Option<Key> original = byReply.get(key);
        Option<Entry> entry = original.isDefined() ? byOriginal.get(original.get()) : Option.none();
        return entry.isDefined() || clashed.isEmpty() ? entry : clashed.get(key);
    }

    /** Returns who already gets replies of that flow: net/netfilter/nf_conntrack_core.c, nf_conntrack_tuple_taken. */
    Option<Entry> taken(Flow reply, Zone zone, Instant now) {
        return zone.isOne() ? find(reply, zone, now) : alive(findReply(reply, zone), now);
    }

    /** The flow from that source to itself: what connections of one socket have in common. */
    private static Key sourceKey(Entry entry) {
        Flow flow = entry.original();
        return new Key(entry.zone().id(Direction.ORIGINAL), flow.withDestination(flow.source()));
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
     * @param zone the zone, for both directions, that rules of table raw have chosen
     */
    public Tracked track(Packet packet, int zone, Instant now) {
        return track(packet, Zone.of(zone), now);
    }

    /** Looks at a packet as it enters the network stack in that zone. */
    public Tracked track(Packet packet, Zone zone, Instant now) {
        return new Tracker(this, now).track(packet, zone);
    }

    /**
     * Takes an unconfirmed entry into the table, as its first packet leaves the stack or reaches a socket of it.
     *
     * @return the table with the entry; or why not, in which case the packet is dropped
     */
    public Either<Clash, ConntrackTable> confirm(Entry entry, Instant now) {
        ConntrackTable ready =
                takenOver(entry).cleared(entry.original(), entry.zone(), now).cleared(entry.reply(), entry.zone(), now);
        Option<Entry> other = ready.taken(entry.original(), entry.zone(), now)
                .orElse(() -> ready.originally(entry))
                .orElse(() -> ready.taken(entry.reply(), entry.zone(), now));
        return other.isEmpty() ? Either.right(ready.put(entry)) : ready.resolved(entry, other.get(), now);
    }

    private Option<Entry> originally(Entry entry) {
        return byOriginal.get(Key.original(entry));
    }

    private ConntrackTable takenOver(Entry entry) {
        return entry.takesOver().isEmpty()
                ? this
                : findReply(entry.takesOver().get(), entry.zone())
                        .map(this::without)
                        .getOrElse(this);
    }

    /** Without the entry that has that flow, if it is dead. */
    private ConntrackTable cleared(Flow flow, Zone zone, Instant now) {
        Option<Entry> known = find(flow, zone, Instant.MIN);
        return known.isEmpty() || known.get().isAlive(now) ? this : without(known.get());
    }

    /** Two packets have raced: they may say the same, or differ in the way back alone. */
    // net/netfilter/nf_conntrack_core.c, nf_ct_resolve_clash
    private Either<Clash, ConntrackTable> resolved(Entry entry, Entry winner, Instant now) {
        Clash clash = new Clash(entry, "clashes with " + winner.translation());
        if (!Clash.isAllowed(winner.protocol())) {
            return Either.left(clash);
        }
        if (Clash.isMerged(winner, entry)) {
            return Either.right(this);
        }
        Option<Entry> replied =
                findReply(entry.reply(), entry.zone()).orElse(() -> taken(entry.reply(), entry.zone(), now));
        if (replied.isDefined()) {
            return Clash.isMerged(replied.get(), entry) ? Either.right(this) : Either.left(clash);
        }
        Entry loser = entry.withClashed(true).withExpiresAt(now.plusSeconds(1));
        return Either.right(with(clashed.put(Key.reply(entry), loser)));
    }

    /** Makes room for one more connection; on the left is what it comes to where there is none. */
    // net/netfilter/nf_conntrack_core.c, __nf_conntrack_alloc
    Either<ConntrackTable, ConntrackTable> withRoomFor(Flow flow, Zone zone, Instant now) {
        if (settings.max() == 0 || size() < settings.max()) {
            return Either.right(this);
        }
        return new EarlyDrop(this, now).around(new Key(zone.id(Direction.ORIGINAL), flow));
    }

    /** Returns this table after a packet has been dropped because there was no room. */
    ConntrackTable underPressure() {
        return new ConntrackTable(settings, byOriginal, byReply, bySource, clashed, picks, true);
    }

    private ConntrackTable with(Map<Key, Entry> others) {
        return new ConntrackTable(settings, byOriginal, byReply, bySource, others, picks, pressed);
    }

    /** Returns this table with the entry under its keys. */
    ConntrackTable put(Entry entry) {
        Key original = Key.original(entry);
        long used = Math.max(picks, PortAllocation.serialOf(entry) + 1);
        List<Key> sameSource = bySource.getOrElse(sourceKey(entry), List.empty())
                .remove(original)
                .prepend(original);
        return new ConntrackTable(
                settings,
                byOriginal.put(original, entry),
                byReply.put(Key.reply(entry), original),
                bySource.put(sourceKey(entry), sameSource),
                clashed,
                used,
                pressed);
    }

    /** Returns this table with an entry that it holds replaced by one of the same flows. */
    public ConntrackTable update(Entry entry) {
        Key original = Key.original(entry);
        if (entry.clashed()) {
            return clashed.containsKey(Key.reply(entry)) ? with(clashed.put(Key.reply(entry), entry)) : this;
        }
        return byOriginal.containsKey(original)
                ? new ConntrackTable(
                        settings, byOriginal.put(original, entry), byReply, bySource, clashed, picks, pressed)
                : this;
    }

    /** Returns this table without that entry: {@code conntrack -D}. */
    public ConntrackTable without(Entry entry) {
        Key original = Key.original(entry);
        if (entry.clashed()) {
            return with(clashed.remove(Key.reply(entry)));
        }
        if (!byOriginal.containsKey(original)) {
            return this;
        }
        List<Key> sameSource =
                bySource.getOrElse(sourceKey(entry), List.empty()).remove(original);
        return new ConntrackTable(
                settings,
                byOriginal.remove(original),
                byReply.remove(Key.reply(entry)),
                sameSource.isEmpty() ? bySource.remove(sourceKey(entry)) : bySource.put(sourceKey(entry), sameSource),
                clashed,
                picks,
                pressed);
    }

    /** Returns all entries, those of lost races included. */
    Seq<Entry> all() {
        return byOriginal.values().toVector().appendAll(clashed.values());
    }

    /** Returns this table without the entries of which the predicate holds. */
    public ConntrackTable without(Predicate<Entry> predicate) {
        return all().filter(predicate).foldLeft(this, ConntrackTable::without);
    }

    /**
     * Returns this table after the garbage collector has gone through it: without what is dead by then; and if a packet found
     * no room, without connections that matter little until it is no longer nearly full.
     */
    public ConntrackTable at(Instant now) {
        ConntrackTable alive = without(entry -> !entry.isAlive(now));
        return pressed ? new EarlyDrop(alive, now).relieved().relaxed() : alive;
    }

    private ConntrackTable relaxed() {
        return new ConntrackTable(settings, byOriginal, byReply, bySource, clashed, picks, false);
    }

    /** Returns this table after an interface has gone: without connections masqueraded on it. */
    // net/netfilter/nf_nat_masquerade.c, device_cmp
    public ConntrackTable withoutMasquerade(String device) {
        return without(entry -> entry.masqueradedOn().contains(device));
    }

    /** Returns this table after an interface has lost an address: without connections masqueraded with it. */
    // net/netfilter/nf_nat_masquerade.c, inet_cmp
    public ConntrackTable withoutMasquerade(String device, Ip address) {
        return without(entry -> entry.masqueradedOn().contains(device)
                && entry.reply().destination().ip().equals(address));
    }

    /** Returns this table under other sysctls. */
    public ConntrackTable withSettings(ConntrackSettings other) {
        return new ConntrackTable(other, byOriginal, byReply, bySource, clashed, picks, pressed);
    }

    /** Returns what a packet of a known connection in the usual zone leaves as: {@code o ↦ ι(r)}, {@code r ↦ ι(o)}. */
    public Option<Flow> translate(Flow flow, Instant now) {
        return translate(flow, Zone.DEFAULT, now);
    }

    /** Returns what a packet of a known connection in that zone leaves as. */
    public Option<Flow> translate(Flow flow, Zone zone, Instant now) {
        return find(flow, zone, now).map(entry -> entry.leaving(direction(entry, flow)));
    }

    /** Returns what this table does to packets of the original direction in the usual zone. */
    public Rewrite forward(Instant now) {
        return entries(now)
                .filter(entry -> entry.zone().equals(Zone.DEFAULT))
                .foldLeft(
                        Rewrite.NOTHING,
                        (all, entry) -> all.or(entry.translation().forward()));
    }

    /** Two tables are equal if they hold equal entries under equal settings. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConntrackTable table
                && settings.equals(table.settings)
                && byOriginal.equals(table.byOriginal)
                && clashed.equals(table.clashed);
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
