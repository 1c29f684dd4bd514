package io.github.kubevalue.model.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What could be read of a file, and what was wrong with it.
 *
 * @param documents the documents before the first error of syntax
 * @param problems what was wrong
 * @param isBroken whether an error of syntax ended the reading
 */
record Parsed(Seq<Part> documents, Seq<Problem> problems, boolean isBroken) {

    /** What is left of a file that cannot be opened. */
    static Parsed failed(Problem problem) {
        return new Parsed(Vector.empty(), Vector.of(problem), true);
    }
}
