package io.github.kubevalue.model.store;

import io.vavr.collection.Vector;

/**
 * The changes that a store remembers, oldest first.
 *
 * @param compacted the revision after which all changes are remembered
 * @param changes the changes
 */
record History(long compacted, Vector<Change> changes) {
    static final History EMPTY = new History(0, Vector.empty());

    History with(Change change) {
        return new History(compacted, changes.append(change));
    }

    Vector<Change> since(long revision) {
        return changes.drop(after(revision));
    }

    History compact(long upTo) {
        return upTo <= compacted ? this : new History(upTo, since(upTo));
    }

    /** Returns this history as it was at that revision. */
    History until(long revision) {
        return new History(compacted, changes.take(after(revision)));
    }

    /** Where the changes after a revision begin. */
    private int after(long revision) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean later = changes.get(middle).revision() > revision;
            low = later ? low : middle + 1;
            high = later ? middle : high;
        }
        return low;
    }
}
