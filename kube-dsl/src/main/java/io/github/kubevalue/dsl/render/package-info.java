/**
 * Renderings of answers: text and tables for people, Mermaid diagrams for documents, JSON for programs. They say what the
 * value says and decide nothing.
 */
@NullMarked
package io.github.kubevalue.dsl.render;

import org.jspecify.annotations.NullMarked;
