/**
 * Who else acts on a cluster: people and tools outside its control plane, which do the same thing again and again. They are asked for
 * by annotations, or as in a real cluster, and take part as controllers do:
 *
 * <ul>
 *   <li>{@code kubevalue.io/reapply: 3m} on any object: its manifest is applied again every three minutes, as GitOps tools do.
 *   <li>{@code kubevalue.io/drain: "true"} on a node: {@code kubectl drain} is run on it.
 *   <li>a ConfigMap that holds a {@code DeschedulerPolicy}: a descheduler runs by it.
 * </ul>
 *
 * <p>What they do in ignorance of the control plane, and it undoes, is how clusters come not to settle.
 */
@NullMarked
package io.github.kubevalue.model.environment;

import org.jspecify.annotations.NullMarked;
