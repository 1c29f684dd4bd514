package io.github.kubevalue.model.apiserver;

/** What becomes of the dependents of an object that is deleted. */
public enum Propagation {
    /** The object goes now, its dependents later. */
    BACKGROUND,
    /** The dependents go first. */
    FOREGROUND,
    /** The dependents stay, without an owner. */
    ORPHAN
}
