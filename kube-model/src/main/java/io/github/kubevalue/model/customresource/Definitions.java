package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionConditionType;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.ResourceScope;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/** Finds what a cluster's CustomResourceDefinitions define. */
public final class Definitions {
    private Definitions() {}

    /** Returns the definition of a kind, in whatever version, if a custom one of that name is defined. */
    public static Option<CustomResourceDefinition> of(Kind<?> kind, Snapshot snapshot) {
        return snapshot.get(CustomResourceDefinition.KIND, kind.groupResource())
                .filter(definition -> defines(definition, kind))
                .orElse(() ->
                        snapshot.list(CustomResourceDefinition.KIND).find(definition -> defines(definition, kind)));
    }

    private static boolean defines(CustomResourceDefinition definition, Kind<?> kind) {
        return definition.spec().group().equals(kind.group())
                && definition.spec().names().kind().equals(kind.name());
    }

    /** Returns the version of that name, if clients may use it. */
    public static Option<CustomResourceDefinitionVersion> served(CustomResourceDefinition definition, String version) {
        return definition.spec().versions().find(each -> each.name().equals(version) && each.served());
    }

    /** Returns the kind that a version of a definition defines. */
    public static Kind<Unmodelled> kind(CustomResourceDefinition definition, String version) {
        Scope scope = definition.spec().scope().equals(ResourceScope.CLUSTER) ? Scope.CLUSTER : Scope.NAMESPACED;
        return Kind.of(
                definition.spec().group() + "/" + version,
                definition.spec().names().kind(),
                definition.spec().names().plural(),
                scope,
                Unmodelled.class);
    }

    /** Whether the kinds of a definition are served. */
    public static boolean isEstablished(CustomResourceDefinition definition) {
        return definition
                .status()
                .conditions()
                .exists(condition -> condition.type().equals(CustomResourceDefinitionConditionType.ESTABLISHED)
                        && condition.status().isTrue());
    }
}
