package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Fingerprint;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.util.IdentityHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Takes each step anew. The number of a state is kept up to date change by change: the objects that a step leaves alone are not
 * read again.
 */
final class PlainStepper implements Stepper<PlainStepper.State> {
    private static final int REMEMBERED = 200_000;

    private final Cluster start;
    private final UnaryOperator<Cluster> reduction;
    private final Fingerprint fingerprint = new Fingerprint();
    private final IdentityHashMap<KubeObject, Long> numbers = new IdentityHashMap<>();

    /**
     * A state.
     *
     * @param cluster the cluster
     * @param objects the sum of the numbers of its objects
     */
    record State(Cluster cluster, long objects) {}

    PlainStepper(Exploration exploration) {
        this(exploration.start(), new Silence(exploration.hasTies())::settled);
    }

    /** Returns a stepper that leaves of each state what a reduction leaves. */
    PlainStepper(Cluster start, UnaryOperator<Cluster> reduction) {
        this.start = start;
        this.reduction = reduction;
    }

    @Override
    public State start() {
        Cluster settled = reduction.apply(start);
        long sum = settled.snapshot().all().foldLeft(0L, (so, object) -> so + number(Option.of(object)));
        return new State(settled, sum);
    }

    @Override
    public Followed<State> next(State state, Decisions decisions) {
        Stepped next = state.cluster().next(decisions);
        long sum = state.objects()
                + next.changes()
                        .map(change -> number(change.after()) - number(change.before()))
                        .sum()
                        .longValue();
        return new Followed<>(new State(reduction.apply(next.cluster()), sum), next.changes());
    }

    private long number(Option<KubeObject> object) {
        if (numbers.size() > REMEMBERED) {
            numbers.clear();
        }
        return object.map(each -> numbers.computeIfAbsent(each, Canonical::hash))
                .getOrElse(0L);
    }

    @Override
    public long number(State state) {
        return Hash.of(state.objects(), fingerprint.besideObjects(state.cluster()));
    }

    @Override
    public long objects(State state) {
        return state.objects();
    }

    @Override
    public Cluster reduced(Cluster cluster) {
        return reduction.apply(cluster);
    }

    @Override
    public Agenda agenda(State state) {
        return state.cluster().agenda();
    }

    @Override
    public Hazards hazards(State state) {
        return state.cluster().adversity().hazards();
    }

    @Override
    public Snapshot snapshot(State state) {
        return state.cluster().snapshot();
    }

    @Override
    public Option<String> fault(State state, Function<Snapshot, Option<String>> rule) {
        return rule.apply(snapshot(state));
    }
}
