package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.regexp.Regexp;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What may stand under {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not} of a structural schema: restrictions,
 * and no structure. (apiserver/schema/validation.go, validateNestedValueValidation)
 */
final class NestedRules {
    private NestedRules() {}

    /**
     * Returns the faults of the restrictions of a schema.
     *
     * @param freeAnyOf whether {@code anyOf} tells that the value is a number or a text, which may be
     * @param freeAllOf likewise {@code anyOf} of the first of {@code allOf}
     */
    static Seq<FieldError> values(JSONSchemaProps schema, boolean freeAnyOf, boolean freeAllOf, FieldPath path) {
        Seq<JSONSchemaProps> anyOf = freeAnyOf ? Vector.empty() : schema.anyOf();
        FieldPath allOf = path.child("allOf");
        return Faults.NONE
                .each(anyOf, path.child("anyOf"), (each, here) -> nested(each, false, here))
                .and(schema.allOf()
                        .zipWithIndex()
                        .flatMap(each -> nested(each._1, freeAllOf && each._2 == 0, allOf.index(each._2))))
                .each(schema.oneOf(), path.child("oneOf"), (each, here) -> nested(each, false, here))
                .given(schema.not(), other -> nested(other, false, path.child("not")))
                .given(schema.pattern(), pattern -> pattern(pattern, path.child("pattern")))
                .found();
    }

    private static Seq<FieldError> pattern(String pattern, FieldPath path) {
        return Regexp.parse(pattern)
                .swap()
                .map(problem -> path.invalid(pattern, "must be a valid regular expression, but isn't: " + problem))
                .toVector();
    }

    private static Seq<FieldError> nested(JSONSchemaProps schema, boolean freeAnyOf, FieldPath path) {
        return Faults.NONE
                .and(values(schema, freeAnyOf, false, path))
                .given(schema.item(), item -> nested(item, false, path.child("items")))
                .and(schema.properties()
                        .toVector()
                        .flatMap(property -> nested(
                                property._2, false, path.child("properties").key(property._1))))
                .and(structure(schema, path))
                .and(extensions(schema, path))
                .when(
                        schema.properties().containsKey("metadata"),
                        path.child("properties").key("metadata").forbidden("must not be specified in a nested context"))
                .found();
    }

    private static Seq<FieldError> structure(JSONSchemaProps schema, FieldPath path) {
        return Faults.NONE
                .when(isGiven(schema.type()), path.child("type").forbidden("must be empty to be structural"))
                .when(
                        schema.additionalProperties().exists(JSONSchemaPropsOrBool::allows),
                        path.child("additionalProperties").forbidden("must be undefined to be structural"))
                .when(
                        schema.defaultValue().isDefined(),
                        path.child("default").forbidden("must be undefined to be structural"))
                .when(isGiven(schema.title()), path.child("title").forbidden("must be empty to be structural"))
                .when(
                        isGiven(schema.description()),
                        path.child("description").forbidden("must be empty to be structural"))
                .when(schema.isNullable(), path.child("nullable").forbidden("must be false to be structural"))
                .found();
    }

    private static boolean isGiven(Option<String> text) {
        return text.exists(given -> !given.isEmpty());
    }

    private static Seq<FieldError> extensions(JSONSchemaProps schema, FieldPath path) {
        return Faults.NONE
                .when(
                        schema.preservesUnknownFields(),
                        path.child("x-kubernetes-preserve-unknown-fields").forbidden("must be false to be structural"))
                .when(
                        schema.isEmbeddedResource(),
                        path.child("x-kubernetes-embedded-resource").forbidden("must be false to be structural"))
                .when(
                        schema.isIntOrString(),
                        path.child("x-kubernetes-int-or-string").forbidden("must be false to be structural"))
                .when(
                        !schema.listMapKeys().isEmpty(),
                        path.child("x-kubernetes-list-map-keys").forbidden("must be empty to be structural"))
                .when(
                        schema.listType().isDefined(),
                        path.child("x-kubernetes-list-type").forbidden("must be undefined to be structural"))
                .when(
                        schema.mapType().isDefined(),
                        path.child("x-kubernetes-map-type").forbidden("must be undefined to be structural"))
                .when(
                        !schema.validations().isEmpty(),
                        path.child("x-kubernetes-validations").forbidden("must be empty to be structural"))
                .found();
    }
}
