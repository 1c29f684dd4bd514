package io.github.kubevalue.model.controller;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a controller remembers of a key from one reconciliation to the next, such as what it recommended in the last minutes. It is a
 * value that compares by value, and part of the state of a cluster: a controller itself has no state, and one that starts anew
 * remembers nothing.
 */
public interface Memory {
    /** Nothing. */
    Memory NONE = new Memory() {};

    /**
     * Returns what tells this memory from others at a time, whenever that is: how long ago something was rather than when, and
     * nothing of revisions, uids and drawn names.
     */
    default Object asOf(Instant now) {
        return this;
    }

    /**
     * Returns what of this memory decides what its controller does next, though the objects are the same and the same is waited for:
     * a cluster goes round only if that comes again too. It is not what a timer waits for anyway, not what is out of date, and not
     * what only settles ties.
     */
    default Object deciding(Instant now) {
        return asOf(now);
    }

    /**
     * Whether it only spares work: without it the controller does the same. Such a memory is no part of the state of a cluster, and
     * may be lost at any time.
     */
    default boolean isCache() {
        return false;
    }

    /** The revision up to which the controller knows what happened; none if it does not follow what happens. */
    default Option<Long> seen() {
        return Option.none();
    }
}
