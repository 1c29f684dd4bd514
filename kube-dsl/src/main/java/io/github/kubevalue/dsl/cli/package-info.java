/**
 * The command line: {@code kubevalue COMMAND -f FILE …}. Each command loads manifests, lets the cluster converge, asks
 * one question and prints the answer as text or JSON. Exit status: 0 yes, 1 the answer is no, 2 bad input or usage.
 */
@NullMarked
package io.github.kubevalue.dsl.cli;

import org.jspecify.annotations.NullMarked;
