package io.github.kubevalue.dsl.cli;

/** How an answer is printed. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** For documents: a Mermaid diagram. */
    MERMAID
}
