package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What could be read of a file, and what was wrong with it.
 *
 * @param parts the objects before the first error of syntax, lists taken apart
 * @param duplicates the keys that stand there twice
 * @param problems what was wrong
 */
record Parsed(Seq<Part> parts, Seq<Problem> duplicates, Seq<Problem> problems) {

    /** Returns what the documents of a file say. */
    static Parsed of(String source, Documents documents) {
        return new Parsed(
                documents
                        .roots()
                        .map(root -> Part.of(source, root))
                        .filter(part -> !part.isNothing())
                        .flatMap(Lists::flatten),
                documents.duplicates().map(fault -> Part.problem(source, fault)),
                documents.faults().map(fault -> Part.problem(source, fault)));
    }

    /** What is left of a file that cannot be opened. */
    static Parsed failed(Problem problem) {
        return new Parsed(Vector.empty(), Vector.empty(), Vector.of(problem));
    }
}
