package io.github.kubevalue.model.meta;

import java.util.Locale;

/**
 * What identifies an object among those that exist at one time: kind, namespace, name. Its text is
 * {@code deployment/demo/web}, or {@code node/n1} for kinds of the cluster.
 *
 * <p>Keys are ordered by kind, then namespace, then name. Two lives of one key differ by uid.
 *
 * @param kind the kind
 * @param namespace the namespace, empty for kinds of the cluster
 * @param name the name
 */
public record ResourceKey(Kind<?> kind, String namespace, String name) implements Comparable<ResourceKey> {

    @Override
    public int compareTo(ResourceKey other) {
        if (!kind.equals(other.kind)) {
            return kind.compareTo(other.kind);
        }
        // two keys mostly have the namespace in common
        return namespace.equals(other.namespace) ? name.compareTo(other.name) : namespace.compareTo(other.namespace);
    }

    @Override
    public String toString() {
        String singular = kind.name().toLowerCase(Locale.ROOT);
        return namespace.isEmpty() ? singular + "/" + name : singular + "/" + namespace + "/" + name;
    }
}
