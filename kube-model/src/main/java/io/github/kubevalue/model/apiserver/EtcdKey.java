package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;

/** Where etcd keeps objects: {@code /registry/pods/demo/web}. A few messages tell it. */
final class EtcdKey {
    // pkg/kubeapiserver/default_storage_factory_builder.go, SpecialDefaultResourcePrefixes
    private static final Map<String, String> PREFIXES = HashMap.of(
            "replicationcontrollers", "controllers",
            "endpoints", "services/endpoints",
            "services", "services/specs",
            "nodes", "minions",
            "ingresses.networking.k8s.io", "ingress");

    /** The groups whose servers keep their objects below the name of the group. */
    private static final Set<String> BY_GROUP = HashSet.of("apiextensions.k8s.io", "apiregistration.k8s.io");

    private EtcdKey() {}

    static String of(ResourceKey key) {
        String namespace = key.namespace().isEmpty() ? "" : key.namespace() + "/";
        return "/registry/" + prefix(key.kind()) + "/" + namespace + key.name();
    }

    private static String prefix(Kind<?> kind) {
        boolean isForeign = BY_GROUP.contains(kind.group())
                || Scheme.kubernetes().resource(kind).isEmpty();
        return isForeign ? kind.group() + "/" + kind.plural() : PREFIXES.getOrElse(kind.groupResource(), kind.plural());
    }
}
