package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;

/** Finds the fields of an object. (structured-merge-diff, typed/tofieldset.go) */
final class Fields {

    /** Returns the fields of a whole object, which is none itself. */
    FieldSet of(Json value, Schema schema) {
        return node(value, schema).children();
    }

    private FieldSet.Node node(Json value, Schema schema) {
        Schema shape = schema.of(value);
        if (shape.map().isDefined()) {
            return object(value, shape.map().get());
        } else if (shape.scalar().isDefined()) {
            return new FieldSet.Node(true, FieldSet.EMPTY);
        }
        return list(value, shape.list().get());
    }

    private FieldSet.Node object(Json value, MapSchema shape) {
        if (shape.isAtomic()) {
            return new FieldSet.Node(true, FieldSet.EMPTY);
        }
        FieldSet children = FieldSet.EMPTY;
        if (value instanceof Json.Obj object) {
            for (Tuple2<String, Json> field : object.fields()) {
                children = with(children, new PathElement.Field(field._1), field(field._1, field._2, shape));
            }
        }
        return new FieldSet.Node(false, children);
    }

    private FieldSet.Node field(String name, Json value, MapSchema shape) {
        FieldSet.Node node = node(value, shape.field(name).map(Field::schema).getOrElse(Schema.DEDUCED));
        boolean isBare = value instanceof Json.Null || value instanceof Json.Obj object && object.isEmpty();
        return new FieldSet.Node(node.isMember() || isBare || !shape.names(name), node.children());
    }

    private FieldSet.Node list(Json value, ListSchema shape) {
        if (shape.isAtomic()) {
            return new FieldSet.Node(true, FieldSet.EMPTY);
        }
        FieldSet children = FieldSet.EMPTY;
        if (value instanceof Json.Arr array) {
            LinkedHashMap<PathElement, Vector<Json>> items = new ListItems(shape).byStep(array.items());
            for (Tuple2<PathElement, Vector<Json>> item : items) {
                FieldSet below = item._2.size() > 1
                        ? FieldSet.EMPTY
                        : node(item._2.head(), shape.items()).children();
                children = with(children, item._1, new FieldSet.Node(true, below));
            }
        }
        return new FieldSet.Node(false, children);
    }

    private static FieldSet with(FieldSet set, PathElement step, FieldSet.Node node) {
        return set.put(step, node);
    }
}
