package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.store.Change;

/** A change between two versions of an object. Of those that are equal there is one, in one search. */
public final class Writing {
    private final Change change;
    private final int place;

    Writing(Change change, int place) {
        this.change = change;
        this.place = place;
    }

    /** The place of its kind among all. */
    int place() {
        return place;
    }

    /** What is changed. */
    public Change change() {
        return change;
    }
}
