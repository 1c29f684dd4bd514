package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.vavr.Tuple;

/** A change between two versions of an object. Each is told apart from all others. */
public final class Writing {
    private final Change change;
    private final long difference;

    Writing(Change change, long difference) {
        this.change = change;
        this.difference = difference;
    }

    /** What is changed. */
    public Change change() {
        return change;
    }

    /** The numbers of the versions, which tell it from other changes. */
    Object versions() {
        return Tuple.of(
                change.previous().map(KeyValue::modRevision), change.current().map(KeyValue::modRevision));
    }

    /** By how much the number of all objects changes. */
    long difference() {
        return difference;
    }
}
