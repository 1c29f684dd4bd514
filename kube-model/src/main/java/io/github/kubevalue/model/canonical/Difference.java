package io.github.kubevalue.model.canonical;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A field in which the canonical forms of two objects differ.
 *
 * @param field the path, {@code spec.replicas}, {@code status.conditions[Ready].status}
 * @param before the value in the first; none if it is not there
 * @param after the value in the second; none if it is not there
 */
public record Difference(String field, Option<Json> before, Option<Json> after) {
    private static final Vector<String> KEYS = Vector.of("name", "type");

    /** Returns the fields in which two objects differ, in order. */
    public static Seq<Difference> between(KubeObject before, KubeObject after) {
        return between("", Option.of(Canonical.of(before)), Option.of(Canonical.of(after)));
    }

    private static Vector<Difference> between(String path, Option<Json> before, Option<Json> after) {
        if (before.equals(after)) {
            return Vector.empty();
        }
        Option<LinkedHashMap<String, Json>> left = before.flatMap(Difference::parts);
        Option<LinkedHashMap<String, Json>> right = after.flatMap(Difference::parts);
        if (left.isEmpty() || right.isEmpty()) {
            return Vector.of(new Difference(path, before, after));
        }
        return left.get()
                .keySet()
                .toVector()
                .appendAll(right.get().keySet())
                .distinct()
                .flatMap(name -> between(
                        path(path, name), left.get().get(name), right.get().get(name)));
    }

    private static String path(String path, String part) {
        return path.isEmpty() || part.startsWith("[") ? path + part : path + "." + part;
    }

    /** The fields of an object, and the items of a list that has keys. */
    private static Option<LinkedHashMap<String, Json>> parts(Json value) {
        return value instanceof Json.Obj object
                ? Option.of(object.fields())
                : value instanceof Json.Arr list ? items(list.items()) : Option.none();
    }

    private static Option<LinkedHashMap<String, Json>> items(Vector<Json> items) {
        return KEYS.find(key ->
                        !items.isEmpty() && items.forAll(item -> item.get(key).isDefined()))
                .map(key -> items.foldLeft(
                        LinkedHashMap.<String, Json>empty(),
                        (all, item) -> all.put("[" + text(item.get(key).get()) + "]", item)))
                .filter(parts -> parts.size() == items.size());
    }

    private static String text(Json value) {
        return value instanceof Json.Text text ? text.value() : value.compact();
    }
}
