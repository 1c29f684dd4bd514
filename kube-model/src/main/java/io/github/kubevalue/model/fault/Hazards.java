package io.github.kubevalue.model.fault;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What may go wrong in a run, and how often still. Whether it does, and when, is drawn from the run's {@link
 * io.github.kubevalue.model.choice.Choice}. Faults are finite, as what is to settle must be left alone some day.
 *
 * @param staleReads how often a controller may act on an older state of the cluster
 * @param staleness by how many revisions that state may be older
 * @param crashes how often a controller may stop between two writes, and start anew
 * @param faults what may happen besides, each once and in whatever order
 */
public record Hazards(int staleReads, int staleness, int crashes, Seq<Fault> faults) {
    /** Nothing goes wrong. */
    public static final Hazards NONE = new Hazards(0, 0, 0, Vector.empty());

    /** Returns these hazards with that many reads of states that are up to that many revisions old. */
    public Hazards withStaleReads(int times, int revisions) {
        return new Hazards(times, revisions, crashes, faults);
    }

    /** Returns these hazards with that many crashes. */
    public Hazards withCrashes(int times) {
        return new Hazards(staleReads, staleness, times, faults);
    }

    /** Returns these hazards with those faults. */
    public Hazards withFaults(Seq<Fault> some) {
        return new Hazards(staleReads, staleness, crashes, some);
    }

    /** Whether nothing can go wrong any more. */
    public boolean isNone() {
        return staleReads == 0 && crashes == 0 && faults.isEmpty();
    }
}
