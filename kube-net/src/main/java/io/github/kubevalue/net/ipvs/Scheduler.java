package io.github.kubevalue.net.ipvs;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** How a virtual server chooses among its real servers. */
public enum Scheduler {
    /** Round robin: one after the other. */
    RR,
    /** Weighted round robin. */
    WRR,
    /** Fewest connections. */
    LC,
    /** Fewest connections for its weight. */
    WLC,
    /** Shortest expected delay: fewest connections for its weight, the new one included. */
    SED,
    /** Never queue: one without connections, else as {@link #SED}. */
    NQ,
    /** By a hash of the source address. */
    SH,
    /** By a hash of the destination address. */
    DH,
    /** Weighted failover: the one of highest weight. */
    FO,
    /** Weighted overflow: the one of highest weight that has fewer connections than that. */
    OVF,
    /** Maglev hashing. */
    MH,
    /** Locality-based fewest connections. */
    LBLC,
    /** Locality-based fewest connections with replication. */
    LBLCR,
    /** Power of two choices. */
    TWOS;

    /** Reads {@code rr}; empty is {@code rr}, which is kube-proxy's default. */
    public static Option<Scheduler> tryParse(String text) {
        return text.isEmpty()
                ? Option.some(RR)
                : Vector.of(values()).find(scheduler -> scheduler.toString().equals(text));
    }

    /** Returns {@code rr}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
