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

/** Takes fields away from an object. (structured-merge-diff, typed/remove.go) */
final class Removing {

    Json without(Json value, FieldSet fields, Schema schema) {
        Schema shape = schema.of(value);
        if (fields.isEmpty()) {
            return value;
        } else if (value instanceof Json.Obj object && shape.map().isDefined()) {
            return shape.map().get().isAtomic()
                    ? Json.Obj.EMPTY
                    : object(object, fields, shape.map().get());
        }
        return value instanceof Json.Arr array && shape.list().isDefined()
                ? shape.list().get().isAtomic()
                        ? Json.Arr.EMPTY
                        : list(array, fields, shape.list().get())
                : value;
    }

    private Json object(Json.Obj object, FieldSet fields, MapSchema shape) {
        LinkedHashMap<String, Json> kept = LinkedHashMap.empty();
        for (Tuple2<String, Json> field : object.fields()) {
            PathElement step = new PathElement.Field(field._1);
            Schema part = shape.field(field._1).map(Field::schema).getOrElse(Schema.DEDUCED);
            kept = fields.has(step) ? kept : kept.put(field._1, without(field._2, fields.below(step), part));
        }
        return new Json.Obj(kept);
    }

    private Json list(Json.Arr list, FieldSet fields, ListSchema shape) {
        ListItems items = new ListItems(shape);
        Vector<Json> kept = list.items()
                .reject(item -> items.step(item).exists(fields::has))
                .map(item -> items.step(item)
                        .map(step -> without(item, fields.below(step), shape.items()))
                        .getOrElse(item));
        return new Json.Arr(kept);
    }
}
