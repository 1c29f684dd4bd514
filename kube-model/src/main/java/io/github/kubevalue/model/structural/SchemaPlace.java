package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldError.Type;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.control.Option;

/**
 * Where a schema looks at a value, and how it complains of it: by path in the field, and by name in the sentence.
 *
 * @param base the path of the whole value
 * @param name the place in it, {@code spec.replicas}; empty for the whole
 */
record SchemaPlace(FieldPath base, String name) {

    /** A field that the schema names. */
    SchemaPlace property(String property) {
        return new SchemaPlace(base, name.isEmpty() ? property : name + "." + property);
    }

    /** A field that the schema does not name, which upstream writes with a dot even at the root. */
    SchemaPlace other(String property) {
        return new SchemaPlace(base, name + "." + property);
    }

    SchemaPlace index(int index) {
        return new SchemaPlace(base, name + "[" + index + "]");
    }

    FieldPath path() {
        String relative = name.startsWith(".") ? name.substring(1) : name;
        return relative.isEmpty() ? base : base.child(relative);
    }

    /** Whether this is what the API server knows of every object anyway. */
    boolean isTypeMeta() {
        return name.equals("kind") || name.equals("apiVersion");
    }

    SchemaResult invalid(SchemaResult so, Json value, String what) {
        String message = name + " in body " + what;
        return so.with(message, path().invalid(value, message));
    }

    SchemaResult wrongType(SchemaResult so, String wanted, String given) {
        String message = name + " in body must be of type " + wanted + ": \"" + given + "\"";
        FieldError fault = new FieldError(
                path(), Type.TYPE_INVALID, Option.of(Json.of(given).compact()), message);
        return so.with(message, fault);
    }

    /** The place itself is told of in quotes, and the fault of the whole value. */
    SchemaResult composite(SchemaResult so, String what) {
        String message = '"' + name + "\" " + what;
        return so.with(message, whole().invalid("", message));
    }

    /** The path of the whole value, which upstream has none for if it is an object. */
    FieldPath whole() {
        return base.equals(FieldPath.ROOT) ? FieldPath.NONE : base;
    }
}
