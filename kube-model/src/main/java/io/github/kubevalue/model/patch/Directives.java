package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a strategic merge patch says beside values. */
final class Directives {
    static final String PATCH = "$patch";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM = "$deleteFromPrimitiveList";
    static final String ORDER = "$setElementOrder";

    static final Json DELETE = Json.of("delete");
    static final Json REPLACE = Json.of("replace");
    static final Json MERGE = Json.of("merge");

    private Directives() {}

    static boolean isDeletion(Json item) {
        return item instanceof Json.Obj object && object.get(PATCH).contains(DELETE);
    }

    static boolean isDirected(Json item) {
        return item instanceof Json.Obj object && object.has(PATCH);
    }

    /** Returns the field that a directive with a slash is about. */
    static String about(String directive, String prefix, String otherwise) {
        if (!directive.startsWith(prefix + "/")) {
            throw new Rejection(PatchFault.malformed(otherwise));
        }
        return directive.substring(prefix.length() + 1);
    }

    /** Returns a value without the objects that carry a {@code $patch}; none if it is one itself. */
    static Option<Json> removed(Json value) {
        // strategicpatch/patch.go, removeDirectives
        if (value instanceof Json.Obj object) {
            return Option.when(!object.has(PATCH), () -> without(object));
        }
        return Option.of(
                value instanceof Json.Arr array ? new Json.Arr(array.items().flatMap(Directives::removed)) : value);
    }

    private static Json.Obj without(Json.Obj object) {
        return new Json.Obj(LinkedHashMap.ofEntries(object.fields()
                .toVector()
                .flatMap(field -> removed(field._2).map(kept -> Tuple.of(field._1, kept)))));
    }

    /** Returns a value that was not there before as it is stored: the API server stores neither nulls nor directives. */
    static Json plain(Json value) {
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.items().map(Directives::plain));
        }
        return value instanceof Json.Obj object
                ? new Json.Obj(object.fields()
                        .filter(field -> !(field._2 instanceof Json.Null) && !isDirective(field._1))
                        .mapValues(Directives::plain))
                : value;
    }

    private static boolean isDirective(String name) {
        return name.equals(RETAIN_KEYS) || name.startsWith(DELETE_FROM + "/") || name.startsWith(ORDER + "/");
    }

    static Vector<Json> undirected(Vector<Json> items) {
        return items.flatMap(Directives::removed);
    }
}
