package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The defaults of a schema fit the schema. (apiserver/schema/defaulting/validation.go) */
public final class DefaultRules {
    private DefaultRules() {}

    /** Returns the faults of the defaults in the schema of a custom resource. */
    public static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        return Faults.NONE
                .given(schema.defaultValue(), value -> value(value, schema, path.child("default")))
                .given(schema.item(), item -> faults(item, path.child("items")))
                .and(schema.properties()
                        .toVector()
                        .flatMap(property ->
                                faults(property._2, path.child("properties").key(property._1))))
                .found();
    }

    private static Seq<FieldError> value(Json value, JSONSchemaProps schema, FieldPath path) {
        Json pruned = schema.isEmbeddedResource() && value instanceof Json.Obj object
                ? Pruning.resource(object, schema)
                : Pruning.value(value, schema);
        Seq<FieldError> embedded = EmbeddedResources.faults(value, schema, path);
        return Vector.<FieldError>empty()
                .appendAll(
                        pruned.equals(value)
                                ? Vector.empty()
                                : Vector.of(path.invalid(value, "must not have unknown fields")))
                .appendAll(embedded.isEmpty() ? SchemaValidation.faults(value, schema, path) : embedded);
    }
}
