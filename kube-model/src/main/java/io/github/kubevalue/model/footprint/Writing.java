package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.store.Change;

/** A change between two versions of an object. Of those that are equal there is one, in one search. */
public final class Writing {
    private final Change change;

    Writing(Change change) {
        this.change = change;
    }

    /** What is changed. */
    public Change change() {
        return change;
    }
}
