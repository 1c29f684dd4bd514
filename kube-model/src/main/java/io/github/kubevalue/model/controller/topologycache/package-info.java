/**
 * Topology aware hints: the endpoints of a Service that asks for them by annotation are dealt out to the zones in proportion to
 * the CPUs of their nodes, each to its own zone as far as it goes.
 */
@NullMarked
package io.github.kubevalue.model.controller.topologycache;

import org.jspecify.annotations.NullMarked;
