package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Resource;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The kinds that CustomResourceDefinitions define. */
final class Definitions {
    private Definitions() {}

    /** Returns what a document defines: one resource for each version if it is a definition, otherwise nothing. */
    static Seq<Resource> of(Part part) {
        return part.text("kind").contains("CustomResourceDefinition")
                ? versions(part.value()).flatMap(version -> resource(part.value(), version))
                : Vector.empty();
    }

    private static Seq<String> versions(Json definition) {
        return at(definition, "spec", "versions")
                .map(Definitions::items)
                .getOrElse(Vector.empty())
                .flatMap(version -> text(version, "name"));
    }

    private static Option<Resource> resource(Json definition, String version) {
        for (String group : text(definition, "spec", "group")) {
            for (String name : text(definition, "spec", "names", "kind")) {
                for (String plural : text(definition, "spec", "names", "plural")) {
                    Scope scope =
                            text(definition, "spec", "scope").contains("Cluster") ? Scope.CLUSTER : Scope.NAMESPACED;
                    Kind<?> kind = Kind.of(group + "/" + version, name, plural, scope, Unmodelled.class);
                    String singular = text(definition, "spec", "names", "singular")
                            .getOrElse(() -> name.toLowerCase(java.util.Locale.ROOT));
                    Seq<String> shortNames = at(definition, "spec", "names", "shortNames")
                            .map(Definitions::items)
                            .getOrElse(Vector.empty())
                            .flatMap(Definitions::text);
                    return Option.of(new Resource(kind, singular, shortNames));
                }
            }
        }
        return Option.none();
    }

    private static Option<Json> at(Json json, String... names) {
        return Vector.of(names)
                .foldLeft(
                        Option.of(json),
                        (here, name) -> here.flatMap(value -> value instanceof Json.Obj object
                                ? object.fields().get(name)
                                : Option.none()));
    }

    private static Option<String> text(Json json, String... names) {
        return at(json, names)
                .flatMap(value -> value instanceof Json.Text text ? Option.of(text.value()) : Option.none());
    }

    private static Vector<Json> items(Json json) {
        return json instanceof Json.Arr array ? array.items() : Vector.empty();
    }
}
