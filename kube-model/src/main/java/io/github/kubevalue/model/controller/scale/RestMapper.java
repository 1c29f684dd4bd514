package io.github.kubevalue.model.controller.scale;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.customresource.Definitions;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Locale;

/**
 * Finds the kinds that a cluster serves, its custom ones among them.
 *
 * @param snapshot the cluster
 */
public record RestMapper(Snapshot snapshot) {

    /** Returns the kind of that name in that group and version, or that there is none. */
    public Either<String, Kind<?>> mapping(String apiVersion, String kind) {
        // apimachinery/pkg/api/meta/errors.go, NoKindMatchError
        return of(Kind.groupOf(apiVersion), kind)
                .find(each -> each.apiVersion().equals(apiVersion))
                .toEither(() -> "no matches for kind \"" + kind + "\" in version \"" + apiVersion + "\"");
    }

    /** Returns the kinds of that name in all versions of that group, or that there is none. */
    public Either<String, Seq<Kind<?>>> mappings(String group, String kind) {
        // apimachinery/pkg/api/meta/multirestmapper.go, RESTMappings
        Seq<Kind<?>> found = of(group, kind);
        return found.isEmpty()
                ? Either.left("no matches for kind \"" + kind + "\" in group \"" + group + "\"")
                : Either.right(found);
    }

    private Seq<Kind<?>> of(String group, String kind) {
        Seq<Kind<?>> builtIn = Scheme.kubernetes().kinds().filter(each -> isOf(each, group, kind));
        return builtIn.isEmpty() ? custom(group, kind) : builtIn;
    }

    private Seq<Kind<?>> custom(String group, String kind) {
        return snapshot.list(CustomResourceDefinition.KIND)
                .filter(Definitions::isEstablished)
                .flatMap(definition -> definition
                        .spec()
                        .versions()
                        .filter(CustomResourceDefinitionVersion::served)
                        .map(version -> Definitions.kind(definition, version.name())))
                .filter(each -> isOf(each, group, kind))
                .map(each -> each);
    }

    private static boolean isOf(Kind<?> each, String group, String kind) {
        // client-go/restmapper/discovery.go: a kind is found in lower case too
        return each.group().equals(group)
                && (each.name().equals(kind)
                        || each.name().toLowerCase(Locale.ROOT).equals(kind));
    }
}
