package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceColumnDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionSpec;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.CustomResourceValidation;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a CustomResourceDefinition must be. (apiextensions/validation/validation.go) */
public final class DefinitionRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Vector<String> COLUMN_TYPES = Vector.of("boolean", "date", "integer", "number", "string");
    private static final Vector<String> COLUMN_FORMATS =
            Vector.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");

    private DefinitionRules() {}

    /** Returns the faults of a definition, be it new or not. */
    public static Seq<FieldError> faults(CustomResourceDefinition definition) {
        CustomResourceDefinitionSpec spec = definition.spec();
        String name = definition.name();
        return Faults.NONE
                .when(
                        !name.equals(spec.names().plural() + "." + spec.group()),
                        FieldPath.of("metadata")
                                .child("name")
                                .invalid(name, "must be spec.names.plural+\".\"+spec.group"))
                .and(spec(spec))
                .and(approval(definition))
                .when(
                        spec.preserveUnknownFields().contains(true),
                        SPEC.child("preserveUnknownFields")
                                .invalid(
                                        Json.of(true),
                                        "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in"
                                                + " spec.versions[*].schema instead"))
                .found();
    }

    private static Seq<FieldError> spec(CustomResourceDefinitionSpec spec) {
        FieldPath versions = SPEC.child("versions");
        boolean unique = spec.versions()
                        .map(CustomResourceDefinitionVersion::name)
                        .distinct()
                        .size()
                == spec.versions().size();
        HoistedFields hoisted = HoistedFields.of(spec);
        return Faults.NONE
                .and(group(spec.group()))
                .and(scope(spec))
                .and(schemas(spec, versions))
                .each(spec.versions(), versions, (version, path) -> version(version, hoisted, path))
                .when(!unique, versions.invalid(shown(spec), "must contain unique version names"))
                .when(
                        spec.versions().count(CustomResourceDefinitionVersion::storage) != 1,
                        versions.invalid(shown(spec), "must have exactly one version marked as storage version"))
                .and(required(spec.names().plural(), "plural"))
                .and(required(spec.names().singular().getOrElse(""), "singular"))
                .and(required(spec.names().kind(), "kind"))
                .and(required(spec.names().listKind().getOrElse(""), "listKind"))
                .and(DefinitionNameRules.faults(spec.names(), SPEC.child("names")))
                .given(hoisted.schema(), schema -> schema(schema, hoisted.hasStatus(), SPEC.child("validation")))
                .given(
                        hoisted.subresources(),
                        subresources -> SubresourceRules.faults(subresources, SPEC.child("subresources")))
                .each(hoisted.columns(), SPEC.child("additionalPrinterColumns"), DefinitionRules::column)
                .given(spec.conversion(), conversion -> ConversionRules.faults(conversion, SPEC.child("conversion")))
                .found();
    }

    /** The versions as messages show them. */
    private static Json shown(CustomResourceDefinitionSpec spec) {
        return new Json.Arr(
                spec.versions().map(version -> Json.of(version.name())).toVector());
    }

    private static Seq<FieldError> group(String group) {
        FieldPath path = SPEC.child("group");
        Seq<String> broken = Names.DNS_SUBDOMAIN.broken(group);
        if (group.isEmpty()) {
            return Vector.of(path.required(""));
        }
        return broken.isEmpty()
                ? Faults.NONE
                        .when(!group.contains("."), path.invalid(group, "should be a domain with at least one dot"))
                        .found()
                : Vector.of(path.invalid(group, broken.mkString(",")));
    }

    private static Seq<FieldError> scope(CustomResourceDefinitionSpec spec) {
        FieldPath path = SPEC.child("scope");
        return spec.scope().text().isEmpty()
                ? Vector.of(path.required(""))
                : Faults.NONE
                        .oneOf(Option.of(spec.scope()), path, "Cluster", "Namespaced")
                        .found();
    }

    private static Seq<FieldError> schemas(CustomResourceDefinitionSpec spec, FieldPath versions) {
        return spec.versions()
                .zipWithIndex()
                .filter(version -> version._1
                        .schema()
                        .flatMap(CustomResourceValidation::openAPIV3Schema)
                        .isEmpty())
                .map(version -> versions.index(version._2)
                        .child("schema")
                        .child("openAPIV3Schema")
                        .required(""));
    }

    private static Seq<FieldError> required(String name, String field) {
        return Faults.NONE
                .when(name.isEmpty(), SPEC.child("names").child(field).required(""))
                .found();
    }

    private static Seq<FieldError> version(
            CustomResourceDefinitionVersion version, HoistedFields hoisted, FieldPath path) {
        Seq<String> broken = Names.DNS_1035_LABEL.broken(version.name());
        return Faults.NONE
                .when(!broken.isEmpty(), path.child("name").invalid(version.name(), broken.mkString(",")))
                .and(warning(version, path.child("deprecationWarning")))
                .given(
                        hoisted.schema().isDefined() ? Option.none() : version.schema(),
                        schema -> schema(schema, HoistedFields.hasStatus(version), path.child("schema")))
                .given(
                        hoisted.subresources().isDefined() ? Option.none() : version.subresources(),
                        subresources -> SubresourceRules.faults(subresources, path.child("subresources")))
                .each(
                        hoisted.columns().isEmpty() ? version.additionalPrinterColumns() : Vector.empty(),
                        path.child("additionalPrinterColumns"),
                        DefinitionRules::column)
                .and(SubresourceRules.selectable(version, path))
                .found();
    }

    private static Seq<FieldError> schema(CustomResourceValidation schema, boolean hasStatus, FieldPath path) {
        return schema.openAPIV3Schema()
                .map(said -> RootSchemaRules.faults(said, hasStatus, path.child("openAPIV3Schema")))
                .getOrElse(Vector.empty());
    }

    private static Seq<FieldError> warning(CustomResourceDefinitionVersion version, FieldPath path) {
        if (version.deprecationWarning().isEmpty()) {
            return Vector.empty();
        }
        String warning = version.deprecationWarning().get();
        if (!version.deprecated().getOrElse(false)) {
            return Vector.of(path.invalid(warning, "can only be set for deprecated versions"));
        }
        int strange = Vector.ofAll(warning.toCharArray()).indexWhere(Character::isISOControl);
        return Faults.NONE
                .when(warning.length() > 256, path.invalid(warning, "must be <= 256 characters long"))
                .when(warning.isEmpty(), path.invalid(warning, "must not be an empty string"))
                .when(
                        strange >= 0,
                        path.invalid(
                                warning,
                                "must only contain printable UTF-8 characters; non-printable character found at index "
                                        + strange))
                .found();
    }

    private static Seq<FieldError> column(CustomResourceColumnDefinition column, FieldPath path) {
        String types = "must be one of " + COLUMN_TYPES.mkString(",");
        String format = column.format().getOrElse("");
        FieldPath type = path.child("type");
        return Faults.NONE
                .when(column.name().isEmpty(), path.child("name").required(""))
                .when(column.type().isEmpty(), type.required(types))
                .when(
                        !column.type().isEmpty() && !COLUMN_TYPES.contains(column.type()),
                        type.invalid(column.type(), types))
                .when(
                        !format.isEmpty() && !COLUMN_FORMATS.contains(format),
                        path.child("format").invalid(format, "must be one of " + COLUMN_FORMATS.mkString(",")))
                .and(SubresourceRules.path(column.jsonPath(), path.child("JSONPath")))
                .found();
    }

    // apihelpers/helpers.go, GetAPIApprovalState
    private static Seq<FieldError> approval(CustomResourceDefinition definition) {
        String group = definition.spec().group();
        boolean isProtected = Vector.of("k8s.io", "kubernetes.io")
                .exists(domain -> group.equals(domain) || group.endsWith("." + domain));
        if (!isProtected) {
            return Vector.empty();
        }
        String key = "api-approved.kubernetes.io";
        String approval = definition.metadata().annotations().getOrElse(key, "");
        FieldPath path = FieldPath.of("metadata").child("annotations").key(key);
        String see = ", see https://github.com/kubernetes/enhancements/pull/1111";
        String must = "protected groups must have approval annotation \"" + key + "\"";
        return Faults.NONE
                .when(approval.isEmpty(), path.required(must + see))
                .when(
                        !approval.isEmpty()
                                && !approval.startsWith("unapproved")
                                && !approval.matches("[a-z]+://[^/]+.*"),
                        path.invalid(
                                approval, must + " with either a URL or a reason starting with \"unapproved\"" + see))
                .found();
    }

    /** Returns the faults of a change. */
    public static Seq<FieldError> changes(CustomResourceDefinition after, CustomResourceDefinition before) {
        CustomResourceDefinitionSpec now = after.spec();
        CustomResourceDefinitionSpec old = before.spec();
        boolean established = Definitions.isEstablished(before);
        FieldPath names = SPEC.child("names");
        String fixed = "field is immutable";
        return Faults.NONE
                .when(
                        established && !now.scope().equals(old.scope()),
                        SPEC.child("scope").invalid(now.scope().text(), fixed))
                .when(
                        established && !now.names().kind().equals(old.names().kind()),
                        names.child("kind").invalid(now.names().kind(), fixed))
                .when(!now.group().equals(old.group()), SPEC.child("group").invalid(now.group(), fixed))
                .when(
                        !now.names().plural().equals(old.names().plural()),
                        names.child("plural").invalid(now.names().plural(), fixed))
                .and(stored(after))
                .found();
    }

    private static Seq<FieldError> stored(CustomResourceDefinition after) {
        Seq<String> versions = after.spec().versions().map(CustomResourceDefinitionVersion::name);
        FieldPath path = FieldPath.of("status").child("storedVersions");
        return after.status()
                .storedVersions()
                .zipWithIndex()
                .reject(stored -> versions.contains(stored._1))
                .map(stored -> path.index(stored._2)
                        .invalid(
                                stored._1,
                                "missing from spec.versions; " + stored._1
                                        + " was previously a storage version, and must remain in spec.versions until a"
                                        + " storage migration ensures no data remains persisted in " + stored._1
                                        + " and removes " + stored._1 + " from status.storedVersions"));
    }
}
