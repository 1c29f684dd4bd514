package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.patch.StrategicMerge.State;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Follows the {@code $setElementOrder} of a patch: the lists it is about are merged and ordered, and are then done with.
 * (strategicpatch/patch.go, mergePatchIntoOriginal)
 */
record ElementOrder(StrategicMerge merge) {
    private static final String BAD_FORMAT = "invalid patch format of setElementOrder list";

    State applied(State state, Schema schema) {
        State so = state;
        for (Tuple2<String, Json> field : state.patch().fields()) {
            so = field._1.startsWith(Directives.ORDER) ? ordered(so, field._1, field._2, schema) : so;
        }
        return so;
    }

    private State ordered(State state, String directive, Json order, Schema schema) {
        State kept =
                new State(noted(state.object(), directive, order), state.patch().without(directive));
        String name = Directives.about(directive, Directives.ORDER, BAD_FORMAT);
        Option<Vector<Json>> original = kept.object().get(name).map(ElementOrder::items);
        Option<Vector<Json>> patch = kept.patch().get(name).map(ElementOrder::items);
        Vector<Json> wanted = items(order);
        Field field = schema.field(name);
        checkOrder(patch.getOrElse(Vector.empty()), wanted, new MergeKey(field.patchMergeKey()));
        if (original.isEmpty() && patch.isEmpty()) {
            return kept;
        }
        Vector<Json> merged = original.isEmpty()
                ? Directives.undirected(patch.get()).map(merge::added)
                : patch.map(items -> merge.list(original.get(), items, field)).getOrElse(original.get());
        return new State(
                kept.object().with(name, new Json.Arr(inOrder(merged, wanted, original, patch, field))),
                kept.patch().without(name));
    }

    private Json.Obj noted(Json.Obj object, String directive, Json order) {
        if (merge == StrategicMerge.INTO_OBJECTS) {
            return object;
        }
        if (object.get(directive).exists(other -> !other.equals(order))) {
            throw new Rejection(PatchFault.malformed(BAD_FORMAT));
        }
        return object.with(directive, order);
    }

    private static Vector<Json> items(Json list) {
        if (list instanceof Json.Arr array) {
            return array.items();
        }
        throw new Rejection(PatchFault.unforeseen("expected a []interface {}, but received a " + GoText.type(list)));
    }

    private Vector<Json> inOrder(
            Vector<Json> merged,
            Vector<Json> wanted,
            Option<Vector<Json>> original,
            Option<Vector<Json>> patch,
            Field field) {
        Vector<Json> before = original.getOrElse(Vector.empty());
        Vector<Json> changes = patch.getOrElse(Vector.empty());
        ItemSort sort = ItemSort.of(Vector.of(before, changes))
                .getOrElseThrow(() -> new Rejection(PatchFault.unforeseen("no elements in any of the given slices")));
        return new ListMerge(
                        merge, sort.key(field.patchMergeKey()), field.schema().items())
                .inOrder(merged, wanted, before, changes);
    }

    /** The items of the patch must stand in the order that it asks for, and none may be left out there. */
    private static void checkOrder(Vector<Json> patch, Vector<Json> order, MergeKey key) {
        // strategicpatch/patch.go, validatePatchWithSetOrderList
        if (patch.isEmpty() || order.isEmpty()) {
            return;
        }
        Vector<Json> left = patch.reject(Directives::isDirected);
        for (Json item : order) {
            left = !left.isEmpty() && key.of(left.head()).equals(key.of(item)) ? left.tail() : left;
        }
        if (!left.isEmpty()) {
            throw new Rejection(PatchFault.unforeseen("The order in patch list:\n" + GoText.of(new Json.Arr(patch))
                    + "\n doesn't match " + Directives.ORDER + " list:\n" + GoText.of(new Json.Arr(order)) + "\n"));
        }
    }
}
