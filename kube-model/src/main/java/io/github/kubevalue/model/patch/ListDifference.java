package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Finds what a strategic merge patch says of a list that is merged. (strategicpatch/patch.go, diffLists) */
record ListDifference(StrategicDifference difference, Field field) {

    /**
     * What to say of a list.
     *
     * @param items the items to merge
     * @param gone the scalars to remove
     * @param order the order of all items
     */
    record Said(Vector<Json> items, Vector<Json> gone, Vector<Json> order) {
        private static final Said NOTHING = new Said(Vector.empty(), Vector.empty(), Vector.empty());

        Json.Obj in(Json.Obj patch, String name) {
            Json.Obj so = items.isEmpty() ? patch : patch.with(name, new Json.Arr(items));
            so = gone.isEmpty() ? so : so.with(Directives.DELETE_FROM + "/" + name, new Json.Arr(gone));
            return order.isEmpty() ? so : so.with(Directives.ORDER + "/" + name, new Json.Arr(order));
        }
    }

    Said between(Vector<Json> original, Vector<Json> modified) {
        if (original.isEmpty()) {
            return difference.adds() ? new Said(modified, Vector.empty(), Vector.empty()) : Said.NOTHING;
        }
        return ItemSort.of(Vector.of(original, modified)).contains(ItemSort.OBJECTS)
                ? objects(original, modified)
                : scalars(original, modified);
    }

    private Said scalars(Vector<Json> original, Vector<Json> modified) {
        MergeKey key = new MergeKey(Option.none());
        Vector<Json> before = key.sorted(original);
        Vector<Json> gone = difference.deletes() ? before.removeAll(modified).distinct() : Vector.empty();
        Vector<Json> added = difference.adds() ? key.sorted(modified).removeAll(original) : Vector.empty();
        boolean isOrdered = !gone.isEmpty() || difference.adds() && !before.equals(modified);
        return new Said(key.inOrderOf(modified, added), gone, isOrdered ? modified : Vector.empty());
    }

    private Said objects(Vector<Json> original, Vector<Json> modified) {
        MergeKey key = new MergeKey(field.patchMergeKey());
        Walk walk = walk(key.sorted(original), key.sorted(modified), key);
        Vector<Json> patch = key.inOrderOf(modified, walk.changed).appendAll(walk.deleted);
        boolean sameOrder = original.map(key::of).equals(modified.map(key::of));
        boolean isOrdered = !patch.isEmpty() || difference.adds() && !sameOrder;
        return new Said(patch, Vector.empty(), isOrdered ? modified.map(item -> only(item, key)) : Vector.empty());
    }

    /**
     * What differs between two lists.
     *
     * @param changed the items that are new or other
     * @param deleted what to say of those that are gone
     */
    private record Walk(Vector<Json> changed, Vector<Json> deleted) {}

    /**
     * Walks two sorted lists in step. Items that share a key, as two ports of a Service may, are compared by their places.
     * (strategicpatch/patch.go, diffListsOfMaps)
     */
    private Walk walk(Vector<Json> original, Vector<Json> modified, MergeKey key) {
        Vector<Json> changed = Vector.empty();
        Vector<Json> deleted = Vector.empty();
        int left = 0;
        int right = 0;
        while (left < original.size() || right < modified.size()) {
            int order = left == original.size()
                    ? 1
                    : right == modified.size() ? -1 : key.compare(original.get(left), modified.get(right));
            if (order < 0) {
                deleted = difference.deletes() ? deleted.append(deletion(original.get(left), key)) : deleted;
            } else if (order > 0) {
                changed = difference.adds() ? changed.append(modified.get(right)) : changed;
            } else {
                changed = changed.appendAll(changed(original.get(left), modified.get(right), key));
            }
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }
        return new Walk(changed, deleted);
    }

    private Option<Json> changed(Json before, Json after, MergeKey key) {
        Json.Obj inner = difference.between(
                (Json.Obj) before, (Json.Obj) after, field.schema().items(), field.retainsKeys());
        return Option.when(!inner.isEmpty(), () -> inner.with(key.name(), key.of(after)));
    }

    private static Json deletion(Json item, MergeKey key) {
        return ((Json.Obj) only(item, key)).with(Directives.PATCH, Directives.DELETE);
    }

    private static Json only(Json item, MergeKey key) {
        return new Json.Obj(LinkedHashMap.of(key.name(), key.of(item)));
    }
}
