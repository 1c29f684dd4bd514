package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.ScalarType;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** Finds what does not fit a shape. (structured-merge-diff, typed/validate.go) */
record Faults(Schema schema) {

    Vector<String> of(Json value) {
        Schema shape = schema.of(value);
        if (shape.map().isDefined()) {
            return object(value, shape.map().get());
        } else if (shape.scalar().isDefined()) {
            return scalar(value, shape.scalar().get());
        }
        return shape.list().isDefined() ? list(value, shape.list().get()) : Vector.empty();
    }

    private static Vector<String> scalar(Json value, ScalarType type) {
        if (type.admits(value)) {
            return Vector.empty();
        }
        return Vector.of(
                switch (type) {
                    case NUMERIC -> "expected numeric (int or float), got " + goType(value);
                    case STRING -> "expected string, got &value.valueUnstructured{Value:" + value + "}";
                    case BOOLEAN -> "expected boolean, got &{" + text(value) + "}";
                    case UNTYPED -> "expected any scalar, got &{" + text(value) + "}";
                });
    }

    private static String goType(Json value) {
        if (value instanceof Json.Text) {
            return "string";
        } else if (value instanceof Json.Bool) {
            return "bool";
        }
        return value instanceof Json.Arr ? "[]interface {}" : "map[string]interface {}";
    }

    private static String text(Json value) {
        return value instanceof Json.Text text ? text.value() : value.toString();
    }

    private static Vector<String> object(Json value, MapSchema shape) {
        if (value instanceof Json.Null) {
            return Vector.empty();
        } else if (!(value instanceof Json.Obj)) {
            return Vector.of("expected map, got &{" + text(value) + "}");
        }
        Vector<String> faults = Vector.empty();
        for (Tuple2<String, Json> field : ((Json.Obj) value).fields()) {
            PathElement step = new PathElement.Field(field._1);
            if (shape.field(field._1).isEmpty()) {
                return faults.append(at(step, "field not declared in schema"));
            }
            Schema part = shape.field(field._1).get().schema();
            faults = faults.appendAll(new Faults(part).of(field._2).map(fault -> at(step, fault)));
        }
        return faults;
    }

    private static Vector<String> list(Json value, ListSchema shape) {
        if (value instanceof Json.Null) {
            return Vector.empty();
        }
        return value instanceof Json.Arr array
                ? shape.isAtomic() ? atomic(array.items(), shape) : associative(array.items(), shape)
                : Vector.of("expected list, got &{" + text(value) + "}");
    }

    private static Vector<String> atomic(Vector<Json> items, ListSchema shape) {
        return items.zipWithIndex()
                .flatMap(item ->
                        new Faults(shape.items()).of(item._1).map(fault -> at(new PathElement.Index(item._2), fault)));
    }

    private static Vector<String> associative(Vector<Json> items, ListSchema shape) {
        Vector<String> faults = Vector.empty();
        Set<PathElement> seen = HashSet.empty();
        for (int index = 0; index < items.size(); index++) {
            Either<String, PathElement> step = new ListItems(shape).step(items.get(index));
            if (step.isLeft()) {
                return faults.append("element " + index + ": " + step.getLeft());
            }
            if (seen.contains(step.get())) {
                faults = faults.append("duplicate entries for key " + step.get());
            }
            seen = seen.add(step.get());
            faults = faults.appendAll(
                    new Faults(shape.items()).of(items.get(index)).map(fault -> at(step.get(), fault)));
        }
        return faults;
    }

    /** Puts a step before a fault: before its path, if it has one, otherwise as its path. */
    private static String at(PathElement step, String fault) {
        return step + (fault.startsWith(".") || fault.startsWith("[") ? fault : ": " + fault);
    }
}
