package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Merges two lists: all items in the order of the applied list, and items that only the live list has where they stand
 * between those of both. (structured-merge-diff, typed/merge.go, visitListItems)
 */
record ListMerging(Merging merging, ListItems items) {

    Vector<Json> merged(Vector<Json> live, Vector<Json> applied) {
        LinkedHashMap<PathElement, Vector<Json>> mine = items.byStep(live);
        Set<PathElement> theirs = items.byStep(applied).keySet();
        Vector<Tuple2<PathElement, Json>> left = steps(live);
        Vector<Tuple2<PathElement, Json>> right = steps(applied);
        Vector<PathElement> shared = right.map(Tuple2::_1).filter(mine::containsKey);
        Set<PathElement> done = HashSet.empty();
        Vector<Json> all = Vector.empty();
        while (!left.isEmpty() || !right.isEmpty()) {
            Option<PathElement> here = left.headOption().map(Tuple2::_1);
            Option<PathElement> there = right.headOption().map(Tuple2::_1);
            boolean isPair = here.isDefined() && here.equals(there);
            if (here.exists(step -> !theirs.contains(step))) {
                all = all.append(left.head()._2);
                left = left.tail();
            } else if (!isPair && here.isDefined() && isPassed(here.get(), there, shared)) {
                left = left.tail();
            } else {
                left = isPair || here.exists(done::contains) ? left.tail() : left;
                all = all.append(merged(there.get(), right.head()._2, mine));
                done = done.add(there.get());
                shared = shared.remove(there.get());
                right = right.tail();
            }
        }
        return all;
    }

    /** A shared item that is not the next shared one of the applied list has been taken, or will be. */
    private static boolean isPassed(PathElement here, Option<PathElement> there, Vector<PathElement> shared) {
        return there.isEmpty() || !shared.isEmpty() && !shared.head().equals(here);
    }

    private Json merged(PathElement step, Json applied, LinkedHashMap<PathElement, Vector<Json>> live) {
        Option<Json> one = live.get(step).filter(same -> same.size() == 1).map(Vector::head);
        return one.map(item -> merging.merged(item, applied, items.schema().items()))
                .getOrElse(applied);
    }

    private Vector<Tuple2<PathElement, Json>> steps(Vector<Json> list) {
        return list.flatMap(item -> items.step(item).toOption().map(step -> Tuple.of(step, item)));
    }
}
