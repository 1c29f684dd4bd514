package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What is restricted must be there: a field under a junctor is also one outside. (apiserver/schema/complete.go) */
final class Completeness {
    private Completeness() {}

    static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        return values(schema, Option.of(schema), path, path);
    }

    private static Seq<FieldError> values(
            JSONSchemaProps values, Option<JSONSchemaProps> schema, FieldPath there, FieldPath here) {
        return Faults.NONE
                .given(values.not(), other -> nested(other, schema, there, here.child("not")))
                .each(values.allOf(), here.child("allOf"), (each, path) -> nested(each, schema, there, path))
                .each(values.anyOf(), here.child("anyOf"), (each, path) -> nested(each, schema, there, path))
                .each(values.oneOf(), here.child("oneOf"), (each, path) -> nested(each, schema, there, path))
                .found();
    }

    private static Seq<FieldError> nested(
            JSONSchemaProps values, Option<JSONSchemaProps> schema, FieldPath there, FieldPath here) {
        if (schema.isEmpty()) {
            return Vector.of(there.required("because it is defined in " + here));
        }
        Option<JSONSchemaProps> item = schema.flatMap(JSONSchemaProps::item);
        return Faults.NONE
                .and(values(values, schema, there, here))
                .given(values.item(), each -> nested(each, item, there.child("items"), here.child("items")))
                .and(values.properties()
                        .toVector()
                        .flatMap(property -> nested(
                                property._2,
                                schema.flatMap(known -> known.properties().get(property._1)),
                                there.child("properties").key(property._1),
                                here.child("properties").key(property._1))))
                .found();
    }
}
