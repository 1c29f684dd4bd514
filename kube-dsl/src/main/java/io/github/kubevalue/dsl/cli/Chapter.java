package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.timeline.Timeline;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * From what a user does to the rest that follows.
 *
 * @param before the cluster before the user did it
 * @param start the cluster once the user has done it
 * @param end how it came to rest
 */
record Chapter(Cluster before, Cluster start, Convergence end) {

    static Chapter of(Cluster before, Cluster start) {
        return new Chapter(before, start, start.converge());
    }

    /** Returns the chapter of a cluster of which nothing is told. */
    static Chapter untold(Cluster cluster) {
        return new Chapter(
                cluster, cluster, new Convergence(cluster, cluster.elapsed(), 0, Vector.empty(), Option.none()));
    }

    /** Returns how all of the chapters came to rest, one after the other. */
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
        return Timeline.ofUser(before, start).then(Timeline.of(start, end));
    }
}
