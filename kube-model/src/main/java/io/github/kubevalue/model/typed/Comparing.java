package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.FieldPath;
import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Walks two objects at once and notes where they differ. (structured-merge-diff, typed/compare.go) */
final class Comparing {
    private FieldSet removed = FieldSet.EMPTY;
    private FieldSet modified = FieldSet.EMPTY;
    private FieldSet added = FieldSet.EMPTY;

    Comparison compare(Json left, Json right, Schema schema) {
        compare(Option.of(left), Option.of(right), schema, FieldPath.ROOT);
        return new Comparison(removed, modified, added);
    }

    private void compare(Option<Json> left, Option<Json> right, Schema schema, FieldPath path) {
        if (left.equals(right)) {
            return;
        }
        Schema one = left.map(schema::of).getOrElse(schema);
        Schema two = right.map(schema::of).getOrElse(schema);
        if (right.isEmpty()) {
            compareAs(one, left, right, path);
        } else if (left.isEmpty() || isSameSort(one, two)) {
            compareAs(two, left, right, path);
        } else {
            compareAs(one, left, right, path);
            compareAs(two, left, right, path);
        }
    }

    private static boolean isSameSort(Schema one, Schema two) {
        return one.map().isDefined() == two.map().isDefined()
                && one.list().isDefined() == two.list().isDefined()
                && one.scalar().isDefined() == two.scalar().isDefined();
    }

    private void compareAs(Schema shape, Option<Json> left, Option<Json> right, FieldPath path) {
        if (shape.map().isDefined()) {
            objects(shape.map().get(), left, right, path);
        } else if (shape.scalar().isDefined()) {
            leaf(left, right, path);
        } else if (shape.list().isDefined()) {
            lists(shape.list().get(), left, right, path);
        }
    }

    private void leaf(Option<Json> left, Option<Json> right, FieldPath path) {
        if (left.isEmpty()) {
            added = added.with(path);
        } else if (right.isEmpty()) {
            removed = removed.with(path);
        } else if (!left.equals(right)) {
            modified = modified.with(path);
        }
    }

    /** What is more than its parts, but is there in one object only. */
    private void whole(Option<Json> left, Option<Json> right, FieldPath path) {
        if (left.isEmpty()) {
            added = added.with(path);
        } else if (right.isEmpty()) {
            removed = removed.with(path);
        }
    }

    private void objects(MapSchema shape, Option<Json> left, Option<Json> right, FieldPath path) {
        LinkedHashMap<String, Json> one = fields(left);
        LinkedHashMap<String, Json> two = fields(right);
        if (shape.isAtomic() || one.isEmpty() && two.isEmpty()) {
            leaf(left, right, path);
            return;
        }
        Set<String> names = LinkedHashSet.ofAll(one.keySet()).addAll(two.keySet());
        for (String name : names) {
            Schema part = shape.field(name).map(Field::schema).getOrElse(Schema.DEDUCED);
            compare(one.get(name), two.get(name), part, path.then(new PathElement.Field(name)));
        }
        whole(left, right, path);
    }

    private static LinkedHashMap<String, Json> fields(Option<Json> json) {
        return json.getOrElse(Json.NULL) instanceof Json.Obj object ? object.fields() : LinkedHashMap.empty();
    }

    private void lists(ListSchema shape, Option<Json> left, Option<Json> right, FieldPath path) {
        Vector<Json> one = items(left);
        Vector<Json> two = items(right);
        if (shape.isAtomic() || one.isEmpty() && two.isEmpty()) {
            leaf(left, right, path);
            return;
        }
        LinkedHashMap<PathElement, Vector<Json>> mine = new ListItems(shape).byStep(one);
        LinkedHashMap<PathElement, Vector<Json>> theirs = new ListItems(shape).byStep(two);
        for (PathElement step : LinkedHashSet.ofAll(mine.keySet()).addAll(theirs.keySet())) {
            items(
                    mine.getOrElse(step, Vector.empty()),
                    theirs.getOrElse(step, Vector.empty()),
                    shape.items(),
                    path.then(step));
        }
        whole(left, right, path);
    }

    private static Vector<Json> items(Option<Json> json) {
        return json.getOrElse(Json.NULL) instanceof Json.Arr array ? array.items() : Vector.empty();
    }

    /** Items that share their keys are, as long as they do, one value. */
    private void items(Vector<Json> left, Vector<Json> right, Schema shape, FieldPath path) {
        if (left.size() <= 1 && right.size() <= 1) {
            compare(left.headOption(), right.headOption(), shape, path);
        } else if (left.size() > 1 && right.size() > 1) {
            modified = left.equals(right) ? modified : modified.with(path);
        } else if (left.size() > 1) {
            if (!right.isEmpty()) {
                compare(Option.none(), right.headOption(), shape, path);
            }
            removed = removed.with(path);
        } else {
            if (!left.isEmpty()) {
                compare(left.headOption(), Option.none(), shape, path);
            }
            added = added.with(path);
        }
    }
}
