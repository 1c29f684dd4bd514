package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Vector;

/** A part of a template. */
// text/template/parse/node.go
sealed interface Node {

    /** Text that stands for itself. */
    record Text(String text) implements Node {}

    /** A pipeline whose value is printed, unless it sets a variable. */
    record Action(Pipeline pipeline) implements Node {}

    /** One of two lists of parts. */
    record If(Pipeline condition, Vector<Node> then, Vector<Node> otherwise) implements Node {}

    /** One of two lists of parts, the first with the value as the dot. */
    record With(Pipeline value, Vector<Node> then, Vector<Node> otherwise) implements Node {}

    /** A list of parts for each of several values; another one if there are none. */
    record Range(Pipeline values, Vector<Node> each, Vector<Node> otherwise) implements Node {}

    /** The innermost range ends. */
    record Break() implements Node {}

    /** The innermost range goes on with the next value. */
    record Continue() implements Node {}
}
