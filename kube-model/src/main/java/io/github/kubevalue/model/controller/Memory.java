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

    /** The revision up to which the controller knows what happened; none if it does not follow what happens. */
    default Option<Long> seen() {
        return Option.none();
    }
}
