package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Fingerprint;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.footprint.Census;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.IdentityHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Takes each step anew. */
final class PlainStepper implements Stepper<Cluster> {
    private static final int REMEMBERED = 200_000;

    private final Cluster start;
    private final UnaryOperator<Cluster> reduction;
    private final Census census;
    private final Beside beside;
    private final boolean isSeen;
    private final IdentityHashMap<KubeObject, Integer> numbers = new IdentityHashMap<>();

    PlainStepper(Exploration exploration) {
        this(exploration, new Census());
    }

    /** Returns a stepper that gives states the numbers of a census. */
    PlainStepper(Exploration exploration, Census census) {
        this(exploration.start(), new Silence(exploration.hasTies())::settled, census);
    }

    /** Returns a stepper that leaves of each state what a reduction leaves. */
    PlainStepper(Cluster start, UnaryOperator<Cluster> reduction, Census census) {
        this.start = start;
        this.reduction = reduction;
        this.census = census;
        this.beside = new Beside(census);
        this.isSeen = RecallingStepper.suits(start);
    }

    @Override
    public Cluster start() {
        return reduction.apply(start);
    }

    @Override
    public Followed<Cluster> next(Cluster cluster, Decisions decisions) {
        var next = cluster.next(decisions);
        return new Followed<>(reduction.apply(next.cluster()), next.changes());
    }

    @Override
    public int objects(Cluster cluster) {
        return census.all(cluster.snapshot().kinds().map(kind -> kind(cluster.snapshot(), kind)));
    }

    private int kind(Snapshot snapshot, Kind<?> kind) {
        return census.all(snapshot.list(kind).map(this::number));
    }

    /** An object that a step leaves alone is not read again. */
    private int number(KubeObject object) {
        if (numbers.size() > REMEMBERED) {
            numbers.clear();
        }
        return numbers.computeIfAbsent(object, census::object);
    }

    @Override
    public int beside(Cluster cluster) {
        Object ahead = Fingerprint.ahead(cluster.adversity(), cluster.now());
        return beside.all(
                cluster, census.of(isSeen ? ahead : Tuple.of(ahead, Fingerprint.unseen(cluster, this::number))));
    }

    @Override
    public Cluster reduced(Cluster cluster) {
        return reduction.apply(cluster);
    }

    @Override
    public boolean isSettled(Cluster cluster) {
        return cluster.isSettled();
    }

    @Override
    public Hazards hazards(Cluster cluster) {
        return cluster.adversity().hazards();
    }

    @Override
    public Snapshot snapshot(Cluster cluster) {
        return cluster.snapshot();
    }

    @Override
    public Option<String> fault(Cluster cluster, Function<Snapshot, Option<String>> rule) {
        return rule.apply(snapshot(cluster));
    }

    @Override
    public Option<String> fault(Seq<Change> changes, Function<Change, Option<String>> rule) {
        return changes.flatMap(rule).headOption();
    }
}
