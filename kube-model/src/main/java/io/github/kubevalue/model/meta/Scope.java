package io.github.kubevalue.model.meta;

/** Where objects of a kind live. */
public enum Scope {
    /** In a namespace. */
    NAMESPACED,
    /** In the cluster as a whole. */
    CLUSTER
}
