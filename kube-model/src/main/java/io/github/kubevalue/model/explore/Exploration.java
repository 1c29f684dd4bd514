package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.vavr.collection.Seq;

/**
 * A search through all that may become of a cluster:
 *
 * <pre>{@code
 * Exploration.of(cluster.withHazards(Hazards.NONE.withCrashes(1))).run().holds()
 * }</pre>
 *
 * <p>What may go wrong is what the cluster's hazards allow. The search goes step by step (breadth first), so that the first
 * counterexample is a shortest one.
 *
 * @param start where to begin
 * @param always what is to hold in every state
 * @param atRest what is to hold at rest besides
 * @param bounds how far to search
 * @param hasTies whether ties that a controller draws, such as which of two equal nodes, go all ways; else the first way
 */
public record Exploration(Cluster start, Seq<Invariant> always, Seq<Invariant> atRest, Bounds bounds, boolean hasTies) {

    /** Returns the search that begins with a cluster and checks what holds for all. */
    public static Exploration of(Cluster start) {
        return new Exploration(start, Invariants.always(), Invariants.atRest(), Bounds.DEFAULT, false);
    }

    /** Returns this search with another invariant. */
    public Exploration withInvariant(Invariant invariant) {
        return new Exploration(start, always.append(invariant), atRest, bounds, hasTies);
    }

    /** Returns this search with something more that is to hold at rest. */
    public Exploration withRest(Invariant invariant) {
        return new Exploration(start, always, atRest.append(invariant), bounds, hasTies);
    }

    /** Returns this search within other bounds. */
    public Exploration within(Bounds other) {
        return new Exploration(start, always, atRest, other, hasTies);
    }

    /** Returns this search, in which ties go all ways. */
    public Exploration withTies() {
        return new Exploration(start, always, atRest, bounds, true);
    }

    /** Searches. */
    public Explored run() {
        return RecallingStepper.suits(start)
                ? new Search<>(this, new RecallingStepper(this)).run()
                : new Search<>(this, new PlainStepper(this)).run();
    }
}
