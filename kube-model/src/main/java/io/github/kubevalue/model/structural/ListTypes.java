package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;

/** No item of a set, and no key of a list that is a map, may stand there twice. (schema/listtype/validation.go) */
public final class ListTypes {
    private ListTypes() {}

    /** Returns the items of the lists of a custom resource that stand there twice. */
    public static Seq<FieldError> faults(Json.Obj object, JSONSchemaProps schema) {
        return object(object, schema, FieldPath.ROOT);
    }

    private static Seq<FieldError> object(Json.Obj object, JSONSchemaProps schema, FieldPath path) {
        Seq<FieldError> additional = schema.additionalProperties()
                .flatMap(JSONSchemaPropsOrBool::schema)
                .map(other -> object.fields().toVector().flatMap(field -> value(field._2, other, path.key(field._1))))
                .getOrElse(Vector.empty());
        return additional.appendAll(object.fields()
                .toVector()
                .flatMap(field -> schema.properties()
                        .get(field._1)
                        .map(known -> value(field._2, known, path.child(field._1)))
                        .getOrElse(Vector.empty())));
    }

    private static Seq<FieldError> value(Json value, JSONSchemaProps schema, FieldPath path) {
        if (value instanceof Json.Arr array) {
            return list(array.items(), schema, path);
        }
        return value instanceof Json.Obj object ? object(object, schema, path) : Vector.empty();
    }

    private static Seq<FieldError> list(Vector<Json> items, JSONSchemaProps schema, FieldPath path) {
        Seq<FieldError> own = switch (schema.listType().getOrElse("")) {
            case "set" -> repeated(items, items, path);
            case "map" -> keyed(items, schema, path);
            default -> Vector.empty();
        };
        return own.appendAll(schema.item()
                .map(item -> items.zipWithIndex().flatMap(each -> value(each._1, item, path.index(each._2))))
                .getOrElse(Vector.empty()));
    }

    private static Seq<FieldError> keyed(Vector<Json> items, JSONSchemaProps schema, FieldPath path) {
        Seq<FieldError> others = items.zipWithIndex()
                .filter(item -> !(item._1 instanceof Json.Obj) && !item._1.equals(Json.NULL))
                .map(item -> path.index(item._2).invalid(item._1, "must be an object for an array of list-type map"))
                .take(1);
        return others.isEmpty() ? repeated(items, items.map(item -> key(item, schema)), path) : others;
    }

    private static Json key(Json item, JSONSchemaProps schema) {
        LinkedHashMap<String, Json> fields = item instanceof Json.Obj object ? object.fields() : LinkedHashMap.empty();
        return new Json.Obj(schema.listMapKeys()
                .foldLeft(
                        LinkedHashMap.<String, Json>empty(),
                        (key, name) -> fields.get(name)
                                .map(value -> key.put(name, value))
                                .getOrElse(key)));
    }

    /** The second of equal things, however many there are. */
    private static Seq<FieldError> repeated(Vector<Json> items, Vector<Json> keys, FieldPath path) {
        java.util.Map<Json, Integer> seen = new HashMap<>();
        Vector<FieldError> faults = Vector.empty();
        for (int index = 0; index < items.size(); index++) {
            if (seen.merge(keys.get(index), 1, Integer::sum) == 2) {
                faults = faults.append(path.index(index).duplicate(keys.get(index)));
            }
        }
        return faults;
    }
}
