package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Merges a strategic merge patch into an object, or into another patch. (strategicpatch/patch.go, mergeMap) */
enum StrategicMerge {
    /** Directives are followed, and nulls delete. */
    INTO_OBJECTS,
    /** Two patches become one that does both: directives and nulls are kept. */
    OF_PATCHES;

    /**
     * An object, and what is left of the patch to it.
     *
     * @param object the object so far
     * @param patch what is not yet done
     */
    record State(Json.Obj object, Json.Obj patch) {}

    Json.Obj merged(Json.Obj object, Json.Obj patch, Schema schema) {
        Option<Json> directive = patch.get(Directives.PATCH);
        if (directive.isDefined()) {
            return directed(directive.get(), patch);
        }
        State state = new ElementOrder(this).applied(retained(new State(object, patch)), schema);
        Json.Obj result = state.object;
        for (Tuple2<String, Json> field : state.patch.fields()) {
            result = with(result, field._1, field._2, schema);
        }
        return result;
    }

    private static Json.Obj directed(Json directive, Json.Obj patch) {
        if (directive.equals(Directives.REPLACE)) {
            return patch.without(Directives.PATCH);
        } else if (directive.equals(Directives.DELETE)) {
            return Json.Obj.EMPTY;
        }
        throw new Rejection(
                PatchFault.unforeseen("unknown patch type: " + GoText.of(directive) + " in map: " + GoText.of(patch)));
    }

    private State retained(State state) {
        Option<Json> said = state.patch.get(Directives.RETAIN_KEYS);
        if (said.isEmpty()) {
            return state;
        }
        Json.Obj patch = state.patch.without(Directives.RETAIN_KEYS);
        if (this == OF_PATCHES) {
            Json keys = state.object.get(Directives.RETAIN_KEYS).getOrElse(said.get());
            return new State(state.object.with(Directives.RETAIN_KEYS, keys), patch);
        }
        Vector<Json> keys = said.get() instanceof Json.Arr list ? list.items() : Vector.empty();
        boolean more = patch.fields().exists(field -> !isAside(field) && !keys.contains(Json.of(field._1)));
        if (!(said.get() instanceof Json.Arr) || more) {
            throw new Rejection(PatchFault.malformed("invalid patch format of retainKeys"));
        }
        return new State(new Json.Obj(state.object.fields().filterKeys(name -> keys.contains(Json.of(name)))), patch);
    }

    private static boolean isAside(Tuple2<String, Json> field) {
        return field._2 instanceof Json.Null
                || field._1.startsWith(Directives.DELETE_FROM)
                || field._1.startsWith(Directives.ORDER);
    }

    private Json.Obj with(Json.Obj object, String name, Json value, Schema schema) {
        if (!name.startsWith(Directives.DELETE_FROM)) {
            return value instanceof Json.Null ? deleted(object, name) : set(object, name, value, schema);
        } else if (this == OF_PATCHES) {
            return object.with(name, value);
        }
        String list = Directives.about(name, Directives.DELETE_FROM, "invalid patch format of primitive list");
        return value instanceof Json.Null ? object.without(list) : without(object, list, value);
    }

    private Json.Obj deleted(Json.Obj object, String name) {
        return this == OF_PATCHES ? object.without(name).with(name, Json.NULL) : object.without(name);
    }

    private static Json.Obj without(Json.Obj object, String name, Json items) {
        return object.get(name).getOrElse(Json.NULL) instanceof Json.Arr list && items instanceof Json.Arr gone
                ? object.with(name, new Json.Arr(list.items().removeAll(gone.items())))
                : object;
    }

    private Json.Obj set(Json.Obj object, String name, Json value, Schema schema) {
        Json old = object.get(name).getOrElse(Json.NULL);
        if (old instanceof Json.Obj left && value instanceof Json.Obj right) {
            Field field = schema.field(name);
            return object.with(name, field.replaces() ? right : merged(left, right, field.schema()));
        } else if (old instanceof Json.Arr left && value instanceof Json.Arr right) {
            return object.with(name, new Json.Arr(list(left.items(), right.items(), schema.field(name))));
        }
        return Directives.removed(value)
                .map(kept -> object.with(name, added(kept)))
                .getOrElse(() -> object.without(name));
    }

    /** Returns a value that was not there before. */
    Json added(Json value) {
        return this == OF_PATCHES ? value : Directives.plain(value);
    }

    /** Merges two lists, if the API says that lists of that field are merged; otherwise the patch replaces what there is. */
    Vector<Json> list(Vector<Json> original, Vector<Json> patch, Field field) {
        if (!field.mergesLists()) {
            return patch;
        }
        Option<ItemSort> sort = ItemSort.of(Vector.of(original, patch));
        return sort.map(items -> new ListMerge(
                                this,
                                items.key(field.patchMergeKey()),
                                field.schema().items())
                        .merged(original, patch, items))
                .getOrElse(original);
    }
}
