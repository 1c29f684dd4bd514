package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.structural.DefaultRules;
import io.github.kubevalue.model.structural.SchemaRules;
import io.github.kubevalue.model.structural.StructuralRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What the schema of a version must be as a whole. (validation.go, validateCustomResourceDefinitionValidation) */
final class RootSchemaRules {
    private static final String ALLOWED = "[Description Type Format Title Maximum ExclusiveMaximum Minimum"
            + " ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items"
            + " Properties ExternalDocs Example XPreserveUnknownFields XValidations]";

    private RootSchemaRules() {}

    static Seq<FieldError> faults(JSONSchemaProps schema, boolean hasStatus, FieldPath path) {
        Option<String> unsupported = StructuralRules.unsupported(schema);
        Seq<FieldError> structure = unsupported.isDefined() ? Vector.empty() : structure(schema, path);
        Seq<FieldError> all = Faults.NONE
                .and(hasStatus ? atRoot(schema, path) : Vector.empty())
                .when(
                        schema.isNullable(),
                        FieldPath.of(path.text() + ".nullable").forbidden("nullable cannot be true at the root"))
                .and(structure)
                .and(SchemaRules.faults(schema, path))
                .found();
        if (!all.isEmpty()) {
            return all;
        }
        return unsupported.isDefined()
                ? Vector.of(path.invalid("", unsupported.get()))
                : RuleCompilation.faults(schema, path);
    }

    private static Seq<FieldError> structure(JSONSchemaProps schema, FieldPath path) {
        Seq<FieldError> faults = StructuralRules.faults(schema, path);
        return faults.isEmpty() ? DefaultRules.faults(schema, path) : faults;
    }

    /** With a status of its own, the schema of the status must stand alone. */
    private static Seq<FieldError> atRoot(JSONSchemaProps schema, FieldPath path) {
        String type = schema.type().getOrElse("");
        if (!type.isEmpty() && !type.equals("object")) {
            return Vector.of(path.child("type")
                    .invalid(
                            type,
                            "only \"object\" is allowed as the type at the root of the schema if the status"
                                    + " subresource is enabled"));
        }
        SortedMap<String, Boolean> others = TreeMap.of(
                        "allOf", !schema.allOf().isEmpty(),
                        "anyOf", !schema.anyOf().isEmpty(),
                        "oneOf", !schema.oneOf().isEmpty(),
                        "not", schema.not().isDefined(),
                        "enum", !schema.enumValues().isEmpty())
                .put("additionalProperties", schema.additionalProperties().isDefined())
                .put("maxProperties", schema.maxProperties().isDefined())
                .put("minProperties", schema.minProperties().isDefined())
                .put("default", schema.defaultValue().isDefined())
                .put("nullable", schema.isNullable())
                .put("x-kubernetes-embedded-resource", schema.isEmbeddedResource())
                .put("x-kubernetes-int-or-string", schema.isIntOrString())
                .put("x-kubernetes-map-type", schema.mapType().isDefined());
        return Faults.NONE
                .when(
                        others.values().exists(said -> said),
                        path.invalidJson(
                                "{}",
                                "only " + ALLOWED + " fields are allowed at the root of the schema if the status"
                                        + " subresource is enabled"))
                .found();
    }
}
