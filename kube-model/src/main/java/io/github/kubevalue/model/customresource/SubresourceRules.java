package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresourceScale;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresources;
import io.github.kubevalue.model.apiextensions.CustomResourceValidation;
import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.SelectableField;
import io.github.kubevalue.model.structural.SimplePath;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a definition may say of subresources and of fields that can be selected by. */
final class SubresourceRules {
    private static final int MOST_SELECTABLE = 8;

    private SubresourceRules() {}

    static Seq<FieldError> faults(CustomResourceSubresources subresources, FieldPath path) {
        return subresources.scale().map(scale -> scale(scale, path)).getOrElse(Vector.empty());
    }

    private static Seq<FieldError> scale(CustomResourceSubresourceScale scale, FieldPath path) {
        return Faults.NONE
                .and(under(
                        scale.specReplicasPath(),
                        "should be a json path under .spec",
                        path.child("scale.specReplicasPath"),
                        ".spec."))
                .and(under(
                        scale.statusReplicasPath(),
                        "should be a json path under .status",
                        path.child("scale.statusReplicasPath"),
                        ".status."))
                .given(
                        scale.labelSelectorPath().filter(text -> !text.isEmpty()),
                        text -> under(
                                text,
                                "should be a json path under either .spec or .status",
                                path.child("scale.labelSelectorPath"),
                                ".spec.",
                                ".status."))
                .found();
    }

    private static Seq<FieldError> under(String text, String detail, FieldPath path, String... parents) {
        Seq<FieldError> faults = path(text, path);
        return faults.isEmpty() && !Vector.of(parents).exists(text::startsWith)
                ? Vector.of(path.invalid(text, detail))
                : faults;
    }

    /** Returns the fault of a path that is none. */
    static Seq<FieldError> path(String text, FieldPath path) {
        return Faults.NONE
                .when(text.isEmpty(), path.required(""))
                .when(
                        !text.isEmpty() && !text.startsWith("."),
                        path.invalid(text, "must be a simple json path starting with ."))
                .found();
    }

    static Seq<FieldError> selectable(CustomResourceDefinitionVersion version, FieldPath path) {
        FieldPath fields = path.child("selectableFields");
        if (version.selectableFields().isEmpty()) {
            return Vector.empty();
        }
        return version.schema()
                .flatMap(CustomResourceValidation::openAPIV3Schema)
                .map(schema -> Faults.NONE
                        .each(version.selectableFields(), fields, (field, here) -> selectable(field, schema, here))
                        .unique(
                                version.selectableFields(),
                                fields,
                                (field, here) -> here.child("jsonPath").duplicate(field.jsonPath()))
                        .when(
                                version.selectableFields().distinct().size() > MOST_SELECTABLE,
                                fields.tooMany(
                                        version.selectableFields().distinct().size(), MOST_SELECTABLE))
                        .found())
                .getOrElse(Vector.of(
                        fields.invalid("", "may only be set when `version.schema.openAPIV3Schema` is not included")));
    }

    private static Seq<FieldError> selectable(SelectableField field, JSONSchemaProps schema, FieldPath path) {
        FieldPath here = path.child("jsonPath");
        String text = field.jsonPath();
        if (text.isEmpty()) {
            return Vector.of(here.required(""));
        }
        return SimplePath.parse(text, schema)
                .fold(
                        problem -> Vector.of(here.invalid(text, "is an invalid path: " + problem)),
                        found -> Faults.NONE
                                .when(
                                        found.steps().head().equals("metadata"),
                                        here.invalid(text, "must not point to fields in metadata"))
                                .when(
                                        !Vector.of("string", "boolean", "integer")
                                                .contains(found.target().type().getOrElse("")),
                                        here.invalid(
                                                text,
                                                "must point to a field of type string, boolean or integer. Enum string"
                                                        + " fields and strings with formats are allowed."))
                                .found());
    }
}
