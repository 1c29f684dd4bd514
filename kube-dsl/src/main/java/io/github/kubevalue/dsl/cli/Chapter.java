package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.timeline.Timeline;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * From what happens to the next, or to the rest that follows.
 *
 * @param before the cluster before it happened
 * @param start the cluster once it has
 * @param time how long the chapter is; none: until all has come to rest
 * @param end what became of it
 */
record Chapter(Cluster before, Cluster start, Option<Duration> time, Convergence end) {

    /** Returns the chapter that ends at a time, or else with rest. */
    static Chapter of(Cluster before, Cluster start, Option<When> until) {
        Option<Duration> time = until.map(when -> when.from(start));
        return new Chapter(before, start, time, time.fold(start::converge, start::pass));
    }

    /** Returns the chapter of a cluster of which nothing is told. */
    static Chapter untold(Cluster cluster) {
        return of(cluster, cluster, Option.of(new When(Duration.ZERO, true)));
    }

    /** Whether something else can happen then: it does not wait for a rest that never comes. */
    boolean hasEnd() {
        return time.isDefined() || end.converged();
    }

    /** Returns how all of the chapters came to their ends, one after the other. */
    static Convergence joined(Seq<Chapter> chapters) {
        return chapters.map(Chapter::end)
                .reduce((before, after) -> new Convergence(
                        after.cluster(),
                        after.at(),
                        before.steps() + after.steps(),
                        before.transitions().appendAll(after.transitions()),
                        after.unrest()));
    }

    Timeline timeline() {
        Timeline since = time.fold(() -> Timeline.of(start, end), passed -> Timeline.of(start, passed));
        return Timeline.ofUser(before, start).then(since);
    }
}
