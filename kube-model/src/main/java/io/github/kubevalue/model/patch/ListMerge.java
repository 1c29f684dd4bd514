package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Merges the items of lists. (strategicpatch/patch.go, mergeSlice)
 *
 * @param merge how items that are objects are merged
 * @param key how items are told apart
 * @param items the shape of an item
 */
record ListMerge(StrategicMerge merge, MergeKey key, Schema items) {

    /**
     * What an item of the patch is about.
     *
     * @param original the list so far
     * @param patch the items without directives
     * @param isReplacing whether the patch is to replace the list
     */
    private record Directed(Vector<Json> original, Vector<Json> patch, boolean isReplacing) {}

    Vector<Json> merged(Vector<Json> original, Vector<Json> patch, ItemSort sort) {
        if (sort == ItemSort.SCALARS) {
            return ordered(original.appendAll(patch).distinct(), patch, original);
        }
        key.name();
        Directed directed = patch.foldLeft(new Directed(original, Vector.empty(), false), this::directed);
        return directed.isReplacing
                ? directed.patch
                : ordered(objects(directed.original, directed.patch), directed.patch, directed.original);
    }

    private Directed directed(Directed so, Json item) {
        Option<Json> directive = ((Json.Obj) item).get(Directives.PATCH);
        if (directive.isEmpty()) {
            return new Directed(so.original, so.patch.append(item), so.isReplacing);
        } else if (directive.contains(Directives.DELETE)) {
            Json gone = key.of(item);
            return new Directed(so.original.reject(other -> hasKey(other, gone)), so.patch, so.isReplacing);
        } else if (directive.contains(Directives.REPLACE)) {
            return new Directed(so.original, so.patch, true);
        }
        throw new Rejection(PatchFault.unforeseen(
                directive.contains(Directives.MERGE)
                        ? "merging lists cannot yet be specified in the patch"
                        : "unknown patch type: " + GoText.of(directive.get()) + " in map: " + GoText.of(item)));
    }

    private boolean hasKey(Json item, Json value) {
        return ((Json.Obj) item).get(key.name()).contains(value);
    }

    private Vector<Json> objects(Vector<Json> original, Vector<Json> patch) {
        Vector<Json> all = original;
        for (Json item : patch) {
            Json value = key.of(item);
            int at = all.indexWhere(other -> hasKey(other, value));
            all = at < 0
                    ? all.append(merge.added(item))
                    : all.update(at, merge.merged((Json.Obj) all.get(at), (Json.Obj) item, items));
        }
        return all;
    }

    /**
     * Returns a merged list in the order that the patch asks for. Where the patch deletes items, as many new ones count as
     * if they had stood last on the server: upstream puts them into the room that is left there.
     */
    Vector<Json> inOrder(Vector<Json> all, Vector<Json> order, Vector<Json> original, Vector<Json> patch) {
        Vector<Json> gone = patch.filter(Directives::isDeletion);
        Vector<Json> left = original.reject(item -> key.isIn(gone, item));
        Vector<Json> added = patch.reject(Directives::isDirected).reject(item -> key.isIn(left, item));
        return ordered(all, order, left.appendAll(added.take(original.size() - left.size())));
    }

    /** Those items that the patch names stand as there, and the others among them as they stood. */
    private Vector<Json> ordered(Vector<Json> all, Vector<Json> order, Vector<Json> original) {
        Tuple2<Vector<Json>, Vector<Json>> parts = all.partition(item -> key.isIn(order, item));
        return key.interleaved(key.inOrderOf(original, parts._2), key.inOrderOf(order, parts._1), original);
    }
}
