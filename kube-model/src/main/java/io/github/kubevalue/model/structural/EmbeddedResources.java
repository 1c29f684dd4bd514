package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/**
 * Objects of the API within a custom resource have a kind and a version of it. (apiserver/schema/objectmeta). Their
 * metadata is looked at only as far as names and namespaces go.
 */
public final class EmbeddedResources {
    private EmbeddedResources() {}

    /** Returns the faults of the objects within a custom resource. */
    public static Seq<FieldError> faults(Json value, JSONSchemaProps schema, FieldPath path) {
        if (value instanceof Json.Obj object) {
            return Faults.NONE
                    .and(schema.isEmbeddedResource() ? resource(object, path) : Vector.empty())
                    .and(object.fields()
                            .toVector()
                            .flatMap(field -> schema.member(field._1)
                                    .map(member -> faults(field._2, member, path(schema, field._1, path)))
                                    .getOrElse(Vector.empty())))
                    .found();
        }
        return value instanceof Json.Arr array
                ? schema.item()
                        .map(item -> Faults.NONE
                                .each(array.items(), path, (each, here) -> faults(each, item, here))
                                .found())
                        .getOrElse(Vector.empty())
                : Vector.empty();
    }

    private static FieldPath path(JSONSchemaProps schema, String name, FieldPath path) {
        return schema.properties().containsKey(name) ? path.child(name) : path.key(name);
    }

    private static Seq<FieldError> resource(Json.Obj object, FieldPath path) {
        FieldPath version = path.child("apiVersion");
        FieldPath kind = path.child("kind");
        return Faults.NONE
                .when(object.get("apiVersion").isEmpty(), version.required(""))
                .when(object.get("kind").isEmpty(), kind.required(""))
                .given(object.get("apiVersion"), given -> version(given, version))
                .given(object.get("kind"), given -> kind(given, kind))
                .given(object.get("metadata"), given -> metadata(given, path.child("metadata")))
                .found();
    }

    private static Seq<FieldError> version(Json given, FieldPath path) {
        if (!(given instanceof Json.Text text)) {
            return Vector.of(path.invalid(given, "must be a string"));
        }
        boolean twoSlashes =
                text.value().chars().filter(letter -> letter == '/').count() > 1;
        return Faults.NONE
                .when(text.value().isEmpty(), path.invalid(given, "must not be empty"))
                .when(twoSlashes, path.invalid(given, "unexpected GroupVersion string: " + text.value()))
                .found();
    }

    private static Seq<FieldError> kind(Json given, FieldPath path) {
        if (!(given instanceof Json.Text text)) {
            return Vector.of(path.invalid(given, "must be a string"));
        }
        Seq<String> broken = Names.DNS_1035_LABEL.broken(text.value().toLowerCase(Locale.ROOT));
        return text.value().isEmpty()
                ? Vector.of(path.invalid(given, "must not be empty"))
                : Faults.NONE
                        .when(
                                !broken.isEmpty(),
                                path.invalid(
                                        given,
                                        "may have mixed case, but should otherwise match: " + broken.mkString(",")))
                        .found();
    }

    private static Seq<FieldError> metadata(Json given, FieldPath path) {
        return Faults.NONE
                .given(
                        given.get("name").filter(Json.Text.class::isInstance).map(name -> ((Json.Text) name).value()),
                        name -> name.isEmpty()
                                ? Vector.empty()
                                : path.child("name").invalid(name, Names.PATH_SEGMENT))
                .given(
                        given.get("namespace")
                                .filter(Json.Text.class::isInstance)
                                .map(namespace -> ((Json.Text) namespace).value()),
                        namespace -> namespace.isEmpty()
                                ? Vector.empty()
                                : path.child("namespace").invalid(namespace, Names.DNS_LABEL))
                .found();
    }
}
