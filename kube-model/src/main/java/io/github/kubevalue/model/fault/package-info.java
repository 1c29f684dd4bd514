/**
 * What goes wrong: nodes that are lost, kubelets that stop, controllers that start anew, writes that are refused, watches that lag;
 * and how often which of it may. Faults are inputs of a cluster like the manifests: they happen when somebody asks for them, or
 * when a {@link io.github.kubevalue.model.choice.Choice} decides that what may go wrong does.
 */
@NullMarked
package io.github.kubevalue.model.fault;

import org.jspecify.annotations.NullMarked;
