package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.meta.VersionPriority;
import io.github.kubevalue.model.scheme.Resource;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** The kinds that CustomResourceDefinitions define. A definition that lacks a name defines nothing. */
final class Definitions {
    private Definitions() {}

    /**
     * Returns what a document defines: one resource for each version that is served if it is a definition, the
     * best first, otherwise nothing.
     */
    static Seq<Resource> of(Part part) {
        return part.kind().equals("CustomResourceDefinition") ? resources(part.field("spec")) : Vector.empty();
    }

    private static Seq<Resource> resources(Json spec) {
        Json names = field(spec, "names");
        Seq<String> required = Vector.of(text(spec, "group"), text(names, "kind"), text(names, "plural"));
        return required.contains("")
                ? Vector.empty()
                : items(spec, "versions")
                        .filter(version -> field(version, "served").equals(Json.of(true)))
                        .map(version -> text(version, "name"))
                        .sorted(VersionPriority.BEST_FIRST)
                        .map(version -> resource(spec, version));
    }

    private static Resource resource(Json spec, String version) {
        Json names = field(spec, "names");
        String name = text(names, "kind");
        String singular = text(names, "singular");
        Scope scope = text(spec, "scope").equals("Cluster") ? Scope.CLUSTER : Scope.NAMESPACED;
        return new Resource(
                Kind.of(text(spec, "group") + "/" + version, name, text(names, "plural"), scope, Unmodelled.class),
                singular.isEmpty() ? name.toLowerCase(Locale.ROOT) : singular,
                items(names, "shortNames").map(Definitions::text));
    }

    private static Json field(Json json, String name) {
        return json instanceof Json.Obj object ? object.fields().getOrElse(name, Json.NULL) : Json.NULL;
    }

    private static String text(Json json, String name) {
        return text(field(json, name));
    }

    private static String text(Json json) {
        return json instanceof Json.Text text ? text.value() : "";
    }

    private static Vector<Json> items(Json json, String name) {
        return field(json, name) instanceof Json.Arr array ? array.items() : Vector.empty();
    }
}
