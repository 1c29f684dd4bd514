package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Stepped;
import io.vavr.collection.Iterator;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What happened to a cluster, moment by moment: {@code Timeline.of(cluster, cluster.converge())}.
 *
 * <p>Timelines are a monoid under {@link #then} with {@link #EMPTY}.
 *
 * @param moments the moments, in order
 */
public record Timeline(Vector<Moment> moments) {
    /** Nothing happened. */
    public static final Timeline EMPTY = new Timeline(Vector.empty());

    /**
     * Returns what happened on the way to an end.
     *
     * @param start the cluster
     * @param end what {@link Cluster#converge()} of it says
     */
    public static Timeline of(Cluster start, Convergence end) {
        return of(start, start.course().take(end.steps()));
    }

    /** Returns what happens while that time passes. */
    public static Timeline of(Cluster start, Duration time) {
        return of(start, start.course(time));
    }

    private static Timeline of(Cluster start, Iterator<Stepped> course) {
        return course.foldLeft(Narration.of(start), Narration::seen).end();
    }

    /**
     * Returns what a user did.
     *
     * @param before the cluster before it
     * @param after the cluster after it, at the same time
     */
    public static Timeline ofUser(Cluster before, Cluster after) {
        Moment moment =
                new Moment(after.elapsed(), Happenings.ofUser(before, after).toVector(), Vector.empty());
        return new Timeline(Vector.of(moment).reject(Moment::isEmpty));
    }

    /** Returns this timeline followed by another. */
    public Timeline then(Timeline next) {
        return new Timeline(moments.appendAll(next.moments));
    }

    /** The namespaces in which something happened; the empty one is that of the cluster's objects. */
    public Set<String> namespaces() {
        return moments.flatMap(moment -> moment.happenings()
                        .map(each -> each.object().namespace())
                        .appendAll(
                                moment.standings().map(each -> each.workload().namespace())))
                .toSet();
    }

    /** Returns what happened in those namespaces; the empty one is that of the cluster's objects. */
    public Timeline in(Predicate<String> namespaces) {
        return new Timeline(moments.map(moment -> moment.in(namespaces)).reject(Moment::isEmpty));
    }
}
