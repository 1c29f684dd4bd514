package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * How the items of a list are told apart: objects by a field, scalars by themselves.
 *
 * @param field the field; none for scalars
 */
record MergeKey(Option<String> field) {

    /** Returns the field, without which objects cannot be told apart. */
    String name() {
        return field.getOrElseThrow(() -> new Rejection(PatchFault.unforeseen("cannot merge lists without merge key")));
    }

    /** Returns what tells an item from others. */
    Json of(Json item) {
        if (field.isEmpty()) {
            return item;
        } else if (!(item instanceof Json.Obj object)) {
            throw new Rejection(
                    PatchFault.unforeseen("expected a map[string]interface {}, but received a " + GoText.type(item)));
        } else {
            return object.get(field.get())
                    .getOrElseThrow(() -> new Rejection(PatchFault.unforeseen(
                            "map: " + GoText.of(item) + " does not contain declared merge key: " + field.get())));
        }
    }

    /** Returns the place of the item of a list that is told apart as that one is; -1 if there is none. */
    int indexIn(Vector<Json> items, Json item) {
        Json wanted = of(item);
        return items.indexWhere(other -> of(other).equals(wanted));
    }

    /** Whether a list has an item that is told apart as that one is. */
    boolean isIn(Vector<Json> items, Json item) {
        return indexIn(items, item) >= 0;
    }

    /** Returns the items in the order of their keys as texts. */
    Vector<Json> sorted(Vector<Json> items) {
        return items.sortBy(Comparator.<String>naturalOrder(), item -> GoText.of(of(item)));
    }

    /** Compares the keys of two items as texts. */
    int compare(Json left, Json right) {
        return GoText.of(of(left)).compareTo(GoText.of(of(right)));
    }

    /** Returns items in the order in which another list has them; those to be deleted come last. */
    Vector<Json> inOrderOf(Vector<Json> order, Vector<Json> items) {
        // strategicpatch/patch.go, normalizeSliceOrder
        Vector<Json> deletions = field.isDefined() ? items.filter(Directives::isDeletion) : Vector.empty();
        Vector<Json> others = field.isDefined() ? items.reject(Directives::isDeletion) : items;
        return others.sortBy(Comparator.<Integer>naturalOrder(), item -> indexIn(order, item))
                .appendAll(deletions);
    }

    /**
     * Returns two lists as one, each in its order. An item that only the server has stands before the first item of the patch
     * that follows it on the server.
     */
    Vector<Json> interleaved(Vector<Json> serverOnly, Vector<Json> patched, Vector<Json> serverOrder) {
        // strategicpatch/patch.go, mergeSortedSlice
        Vector<Json> all = Vector.empty();
        Vector<Json> left = serverOnly;
        Vector<Json> right = patched;
        while (!left.isEmpty() && !right.isEmpty()) {
            if (isBefore(left.head(), right.head(), serverOrder)) {
                all = all.append(left.head());
                left = left.tail();
            } else {
                all = all.append(right.head());
                right = right.tail();
            }
        }
        return all.appendAll(left).appendAll(right);
    }

    private boolean isBefore(Json left, Json right, Vector<Json> order) {
        int at = indexIn(order, left);
        int other = indexIn(order, right);
        return at >= 0 && other >= 0 && at < other;
    }
}
