package io.github.kubevalue.model.manifest;

import io.vavr.collection.Seq;

/**
 * What could be read of a file, and what was wrong with it.
 *
 * @param documents the documents before the first error of syntax
 * @param problems what was wrong
 */
record Parsed(Seq<Part> documents, Seq<Problem> problems) {}
