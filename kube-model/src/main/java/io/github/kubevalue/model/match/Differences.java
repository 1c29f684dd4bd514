package io.github.kubevalue.model.match;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What is not as desired, gathered one by one.
 *
 * @param all in words
 */
record Differences(Seq<String> all) {
    static final Differences NONE = new Differences(Vector.empty());

    /** Returns these and what a sentence says, unless that is as desired. */
    Differences unless(boolean isAsDesired, String otherwise) {
        return isAsDesired ? this : new Differences(all.append(otherwise));
    }

    /** Returns these and that there are not as many of something as desired: {@code 2 of 3 pods are ready}. */
    Differences count(int there, int desired, String what) {
        return unless(there == desired, there + " of " + desired + " " + what);
    }

    /** Returns these and that a status speaks of an older generation. */
    Differences observed(long generation, long observed) {
        return unless(generation == observed, "generation " + generation + " is not observed");
    }
}
