package io.github.kubevalue.model.meta;

import java.util.Objects;

/**
 * A kind of object: {@code apps/v1 Deployment}, its plural {@code deployments}, its scope, and the type that holds it.
 *
 * <p>Two kinds are equal if group, version and name are. Kinds are ordered by name, then group, then version.
 *
 * @param <T> the type that holds objects of this kind
 */
public final class Kind<T extends KubeObject> implements Comparable<Kind<?>> {
    private final String group;
    private final String version;
    private final String name;
    private final String plural;
    private final Scope scope;
    private final Class<T> type;
    private final String apiVersion;
    private final int hash;

    private Kind(String apiVersion, String name, String plural, Scope scope, Class<T> type) {
        this.group = groupOf(apiVersion);
        this.version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        this.name = name;
        this.plural = plural;
        this.scope = scope;
        this.type = type;
        this.apiVersion = apiVersion;
        this.hash = Objects.hash(group, version, name);
    }

    /**
     * Returns a kind.
     *
     * @param apiVersion {@code v1} for the core group, {@code apps/v1} for any other
     * @param name the kind, {@code Deployment}
     * @param plural the resource, {@code deployments}
     */
    public static <T extends KubeObject> Kind<T> of(
            String apiVersion, String name, String plural, Scope scope, Class<T> type) {
        return new Kind<>(apiVersion, name, plural, scope, type);
    }

    /** Returns the group of a group and version: {@code apps} of {@code apps/v1}, nothing of {@code v1}. */
    public static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** The API group; empty for the core group. */
    public String group() {
        return group;
    }

    /** The version, {@code v1}. */
    public String version() {
        return version;
    }

    /** Group and version as manifests write them: {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The name, {@code Deployment}. */
    public String name() {
        return name;
    }

    /** The resource, {@code deployments}. */
    public String plural() {
        return plural;
    }

    /** The resource with its group, as the API server names it in messages: {@code deployments.apps}. */
    public String groupResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The kind with its group, as validation names it: {@code Deployment.apps}. */
    public String groupKind() {
        return group.isEmpty() ? name : name + "." + group;
    }

    /** Where objects of this kind live. */
    public Scope scope() {
        return scope;
    }

    /** Whether objects of this kind live in a namespace. */
    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }

    /** The type that holds objects of this kind. */
    public Class<T> type() {
        return type;
    }

    /** Returns the key of an object of this kind; the namespace is ignored for kinds of the cluster. */
    public ResourceKey key(String namespace, String name) {
        return new ResourceKey(this, isNamespaced() ? namespace : "", name);
    }

    @Override
    public int compareTo(Kind<?> other) {
        int byName = name.compareTo(other.name);
        int byGroup = byName != 0 ? byName : group.compareTo(other.group);
        return byGroup != 0 ? byGroup : version.compareTo(other.version);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Kind<?> kind
                        && name.equals(kind.name)
                        && group.equals(kind.group)
                        && version.equals(kind.version);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns {@code apps/v1 Deployment}. */
    @Override
    public String toString() {
        return apiVersion() + " " + name;
    }
}
