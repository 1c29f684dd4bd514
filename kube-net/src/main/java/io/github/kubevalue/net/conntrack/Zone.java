package io.github.kubevalue.net.conntrack;

/**
 * A zone of connection tracking, within which flows are unique: {@code -j CT --zone 7}.
 *
 * @param id 0 to 65535; 0 is the usual zone
 * @param scope for which direction of a connection it is that zone; the other is in the usual one
 */
public record Zone(int id, Scope scope) {
    /** The zone of all packets for which no rule chooses another. */
    public static final Zone DEFAULT = new Zone(0, Scope.BOTH);

    /** Which directions are in the zone. */
    public enum Scope {
        /** Both: {@code --zone}. */
        BOTH,
        /** The original one: {@code --zone-orig}. */
        ORIGINAL,
        /** Replies: {@code --zone-reply}. */
        REPLY
    }

    /** Refuses a number that does not fit 16 bits. */
    public Zone {
        if (id < 0 || id > 65535) {
            throw new IllegalArgumentException("zone must be 0 to 65535, was " + id);
        }
    }

    /** Returns the zone for both directions. */
    public static Zone of(int id) {
        return new Zone(id, Scope.BOTH);
    }

    /** Returns the number of the zone in which packets of that direction are. */
    // include/net/netfilter/nf_conntrack_zones.h, nf_ct_zone_id
    public int id(Direction direction) {
        Scope other = direction == Direction.ORIGINAL ? Scope.REPLY : Scope.ORIGINAL;
        return scope == other ? 0 : id;
    }

    /** Whether both directions are in one zone. */
    boolean isOne() {
        return id == 0 || scope == Scope.BOTH;
    }

    /** Returns the number. */
    @Override
    public String toString() {
        return Integer.toString(id);
    }
}
