package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/** Finds the strategic merge patch that makes one object of another. (strategicpatch/patch.go, diffMaps) */
enum StrategicDifference {
    /** All that differs. */
    ALL(true, true),
    /** What is new or other. */
    ADDITIONS(true, false),
    /** What is gone. */
    DELETIONS(false, true);

    private final boolean adds;
    private final boolean deletes;

    StrategicDifference(boolean adds, boolean deletes) {
        this.adds = adds;
        this.deletes = deletes;
    }

    boolean adds() {
        return adds;
    }

    boolean deletes() {
        return deletes;
    }

    Json.Obj between(Json.Obj original, Json.Obj modified, Schema schema) {
        return between(original, modified, schema, false);
    }

    Json.Obj between(Json.Obj original, Json.Obj modified, Schema schema, boolean retainsKeys) {
        Json.Obj patch = Json.Obj.EMPTY;
        for (Tuple2<String, Json> field : modified.fields()) {
            Option<Json> old = original.get(field._1);
            if (old.exists(value -> value.getClass() == field._2.getClass())) {
                patch = changed(patch, field._1, old.get(), field._2, schema.field(field._1));
            } else if (adds) {
                patch = patch.with(field._1, field._2);
            }
        }
        for (String name : original.fields().keySet()) {
            patch = deletes && !modified.has(name) ? patch.with(name, Json.NULL) : patch;
        }
        return retainsKeys ? retaining(patch, original, modified) : patch;
    }

    private Json.Obj changed(Json.Obj patch, String name, Json old, Json value, Field field) {
        if (old instanceof Json.Obj left && value instanceof Json.Obj right && !field.replaces()) {
            Json.Obj inner = between(left, right, field.schema(), field.retainsKeys());
            return inner.isEmpty() ? patch : patch.with(name, inner);
        } else if (old instanceof Json.Arr left && value instanceof Json.Arr right && field.mergesLists()) {
            return new ListDifference(this, field)
                    .between(left.items(), right.items())
                    .in(patch, name);
        }
        boolean isReplaced = old instanceof Json.Obj || !old.equals(value);
        return adds && isReplaced ? patch.with(name, value) : patch;
    }

    private static Json.Obj retaining(Json.Obj patch, Json.Obj original, Json.Obj modified) {
        Vector<String> kept = modified.fields()
                .filterValues(value -> !(value instanceof Json.Null))
                .keySet()
                .toVector();
        boolean more = original.fields().exists(field -> !(field._2 instanceof Json.Null) && !modified.has(field._1));
        return !kept.isEmpty() && (!patch.isEmpty() || more)
                ? patch.with(
                        Directives.RETAIN_KEYS,
                        new Json.Arr(kept.sorted(Comparator.naturalOrder()).map(Json::of)))
                : patch;
    }
}
