package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A timeline in the making.
 *
 * @param told the moments that are over
 * @param cluster the cluster as it is
 * @param open what has happened in the moment that is not over
 * @param touched the workloads of which something was written in it
 * @param standings how workloads stood when last told
 */
record Narration(
        Vector<Moment> told,
        Cluster cluster,
        Vector<Happening> open,
        LinkedHashSet<ResourceKey> touched,
        Map<ResourceKey, Standing> standings) {

    static Narration of(Cluster start) {
        Standings before = new Standings(start.snapshot(), start.now());
        Map<ResourceKey, Standing> standings = HashMap.ofEntries(start.snapshot()
                .all()
                .filter(object -> before.workload(object).contains(object))
                .map(workload -> Tuple.of(workload.key(), before.of(workload))));
        return new Narration(Vector.empty(), start, Vector.empty(), LinkedHashSet.empty(), standings);
    }

    /** Returns the narration with one step more. */
    Narration seen(Stepped step) {
        Seq<Happening> news = Happenings.of(step);
        Narration before = isOver(step, news) ? closed() : this;
        return new Narration(
                before.told,
                step.cluster(),
                before.open.appendAll(news),
                before.touched.addAll(step.changes().flatMap(change -> before.workload(change, step.cluster()))),
                before.standings);
    }

    /** A moment is over when time passes, and when something is decided after other things have followed. */
    private boolean isOver(Stepped step, Seq<Happening> news) {
        boolean isLater = step.cluster().now().isAfter(cluster.now());
        boolean isDecision =
                news.exists(Happening::isOfItsOwn) && open.lastOption().exists(last -> !last.isOfItsOwn());
        return isLater || isDecision;
    }

    private Seq<ResourceKey> workload(Change change, Cluster after) {
        return change.objects()
                .flatMap(object -> new Standings(after.snapshot(), after.now()).workload(object))
                .map(object -> object.key())
                .distinct();
    }

    private Narration closed() {
        Standings present = new Standings(cluster.snapshot(), cluster.now());
        Vector<Standing> changed = touched.toVector()
                .flatMap(key -> cluster.snapshot().get(key))
                .map(present::of)
                .reject(standing -> standings.get(standing.workload()).contains(standing));
        Moment moment = new Moment(cluster.elapsed(), open, changed);
        return new Narration(
                moment.isEmpty() ? told : told.append(moment),
                cluster,
                Vector.empty(),
                LinkedHashSet.empty(),
                changed.foldLeft(standings, (all, standing) -> all.put(standing.workload(), standing)));
    }

    Timeline end() {
        return new Timeline(closed().told);
    }
}
