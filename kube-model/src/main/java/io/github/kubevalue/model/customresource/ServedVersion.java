package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresourceScale;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresources;
import io.github.kubevalue.model.apiextensions.CustomResourceValidation;
import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.structural.EmbeddedResources;
import io.github.kubevalue.model.structural.ListTypes;
import io.github.kubevalue.model.structural.Pruning;
import io.github.kubevalue.model.structural.SchemaDefaulting;
import io.github.kubevalue.model.structural.SchemaValidation;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A version of a custom kind, and what it does to its objects: decoding fills in defaults and then prunes; the status, where
 * it is written on its own, is ignored elsewhere; what does not fit the schema is refused, unless it did not before.
 * (pkg/registry/customresource/strategy.go, status_strategy.go, validator.go)
 *
 * @param kind the kind
 * @param version what its definition says of its version
 */
public record ServedVersion(Kind<Unmodelled> kind, CustomResourceDefinitionVersion version) {
    private static final String STATUS = "status";
    private static final Set<FieldError.Type> BLOCKING = HashSet.of(
            FieldError.Type.NOT_SUPPORTED,
            FieldError.Type.REQUIRED,
            FieldError.Type.TOO_LONG,
            FieldError.Type.TOO_MANY,
            FieldError.Type.TYPE_INVALID);

    /** Whether the status is written on its own. */
    public boolean hasStatus() {
        return HoistedFields.hasStatus(version);
    }

    private Option<JSONSchemaProps> schema() {
        return version.schema().flatMap(CustomResourceValidation::openAPIV3Schema);
    }

    /** Returns an object without a status. */
    public static Unmodelled withoutStatus(Unmodelled object) {
        return object.withOtherFields(object.otherFields().remove(STATUS));
    }

    /** Returns an object with the status of another. */
    public static Unmodelled withStatus(Unmodelled object, Unmodelled other) {
        LinkedHashMap<String, Json> fields = object.otherFields();
        return object.withOtherFields(other.otherFields()
                .get(STATUS)
                .map(status -> fields.put(STATUS, status))
                .getOrElse(fields.remove(STATUS)));
    }

    /** Returns an object as it is decoded: with defaults, and without what the schema does not name. */
    // apiserver/customresource_handler.go: the decoder has the defaults done before it prunes
    public Unmodelled decoded(Unmodelled object) {
        Unmodelled named = object.withKind(kind);
        return schema().map(schema -> named.withOtherFields(
                        Pruning.resource(SchemaDefaulting.resource(new Json.Obj(object.otherFields()), schema), schema)
                                .fields()))
                .getOrElse(named);
    }

    /** Returns what is wrong with a new object. */
    public Seq<FieldError> faults(Unmodelled object) {
        Json.Obj tree = ManifestWriter.tree(object);
        return schema().map(schema -> withRules(
                        Faults.NONE
                                .and(SchemaValidation.faults(tree, schema, FieldPath.ROOT))
                                .and(scale(tree))
                                .and(EmbeddedResources.faults(tree, schema, FieldPath.ROOT))
                                .and(ListTypes.faults(tree, schema)),
                        tree,
                        Option.none(),
                        schema))
                .getOrElse(Vector.empty());
    }

    /** Returns what is wrong with an object that was not wrong with it before. */
    public Seq<FieldError> changes(Unmodelled after, Unmodelled before) {
        Json.Obj tree = ManifestWriter.tree(after);
        Json.Obj old = ManifestWriter.tree(before);
        return schema().map(schema -> withRules(
                        Faults.NONE
                                .and(SchemaValidation.changes(tree, old, schema, FieldPath.ROOT))
                                .and(scale(tree))
                                .and(EmbeddedResources.faults(tree, schema, FieldPath.ROOT))
                                .and(repeated(tree, old, schema)),
                        tree,
                        Option.of(old),
                        schema))
                .getOrElse(Vector.empty());
    }

    /** Returns what is wrong with the status of an object that was not wrong with it before. */
    public Seq<FieldError> statusChanges(Unmodelled after, Unmodelled before) {
        Json.Obj tree = ManifestWriter.tree(after);
        Json.Obj old = ManifestWriter.tree(before);
        return schema().map(schema -> withRules(
                        Faults.NONE
                                .and(status(tree, old, schema))
                                .and(scale(tree))
                                .and(repeated(tree, old, schema)),
                        tree,
                        Option.of(old),
                        schema))
                .getOrElse(Vector.empty());
    }

    private static Seq<FieldError> status(Json.Obj tree, Json.Obj old, JSONSchemaProps schema) {
        Option<JSONSchemaProps> known = schema.properties().get(STATUS);
        return tree.get(STATUS).isEmpty() || known.isEmpty()
                ? Vector.empty()
                : SchemaValidation.changes(
                        tree.get(STATUS).get(),
                        old.get(STATUS).getOrElse(Json.NULL),
                        known.get(),
                        FieldPath.of(STATUS));
    }

    private static Seq<FieldError> repeated(Json.Obj tree, Json.Obj old, JSONSchemaProps schema) {
        return ListTypes.faults(old, schema).isEmpty() ? ListTypes.faults(tree, schema) : Vector.empty();
    }

    /** Rules are only asked about what fits the schema well enough. (strategy.go, hasBlockingErr) */
    private static Seq<FieldError> withRules(
            Faults faults, Json.Obj tree, Option<Json> before, JSONSchemaProps schema) {
        if (!ExpressionRules.areIn(schema)) {
            return faults.found();
        }
        boolean blocked = faults.found().exists(fault -> BLOCKING.contains(fault.type()));
        return blocked
                ? faults.found()
                        .append(FieldPath.NONE.invalid(
                                Json.NULL,
                                "some validation rules were not checked because the object was invalid; correct the"
                                        + " existing errors to complete validation"))
                : faults.and(ExpressionRules.faults(tree, before, schema)).found();
    }

    private Seq<FieldError> scale(Json.Obj tree) {
        return version.subresources()
                .flatMap(CustomResourceSubresources::scale)
                .map(scale -> scale(tree, scale))
                .getOrElse(Vector.empty());
    }

    private static Seq<FieldError> scale(Json.Obj tree, CustomResourceSubresourceScale scale) {
        return replicas(tree, scale.specReplicasPath()).appendAll(replicas(tree, scale.statusReplicasPath()));
    }

    private static Seq<FieldError> replicas(Json tree, String path) {
        Option<Json> found = Vector.of(path.replaceFirst("^\\.", "").split("\\."))
                .foldLeft(Option.of(tree), (so, step) -> so.flatMap(json -> json.get(step)));
        if (!(found.getOrElse(Json.NULL) instanceof Json.Number number)) {
            return Vector.empty();
        }
        FieldPath here = FieldPath.of(path);
        long count = number.value().longValue();
        return Faults.NONE
                .when(count < 0, here.invalid(count, "should be a non-negative integer"))
                .when(
                        count > Integer.MAX_VALUE,
                        here.invalid(count, "should be less than or equal to " + Integer.MAX_VALUE))
                .found();
    }
}
