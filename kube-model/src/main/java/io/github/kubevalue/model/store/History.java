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
        int from = after(revision);
        // whoever asks mostly asks for the last write
        return from == changes.size() - 1 ? Vector.of(changes.last()) : changes.drop(from);
    }

    History compact(long upTo) {
        return upTo <= compacted ? this : new History(upTo, since(upTo));
    }

    /** Returns this history as it was at that revision. */
    History until(long revision) {
        return new History(compacted, changes.take(after(revision)));
    }

    /** Where the changes after a revision begin: mostly each has a revision of its own. */
    private int after(long revision) {
        long usual = revision - compacted;
        boolean isThere = usual >= 0
                && usual <= changes.size()
                && (usual == 0 || !isLater((int) usual - 1, revision))
                && (usual == changes.size() || isLater((int) usual, revision));
        return isThere ? (int) usual : sought(revision);
    }

    /** Looks for that place from the end, in steps that double. */
    private int sought(long revision) {
        int high = changes.size();
        int step = 1;
        while (step <= high && isLater(high - step, revision)) {
            high -= step;
            step *= 2;
        }
        int low = Math.max(0, high - step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean later = isLater(middle, revision);
            low = later ? low : middle + 1;
            high = later ? middle : high;
        }
        return low;
    }

    private boolean isLater(int place, long revision) {
        return changes.get(place).revision() > revision;
    }
}
