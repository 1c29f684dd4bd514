package io.github.kubevalue.model.controller;

/**
 * What a controller remembers of a key from one reconciliation to the next, such as what it recommended in the last minutes. It is a
 * value that compares by value, and part of the state of a cluster: a controller itself has no state, and one that starts anew
 * remembers nothing.
 */
public interface Memory {
    /** Nothing. */
    Memory NONE = new Memory() {};
}
