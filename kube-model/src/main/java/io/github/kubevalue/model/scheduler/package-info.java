/**
 * The scheduler: a pod that waits is filtered and scored against every node and bound to one. Here is the framework
 * that plugins fill in; each plugin has a folder below, and {@code scheduler.profile} lists them in order. Each verdict
 * can be asked for ({@link io.github.kubevalue.model.scheduler.Scheduler#evaluate}). Left out: several profiles,
 * extenders, back-off between attempts,
 * sampling of nodes in clusters of 100 nodes and more
 * (all nodes are looked at), room kept for nominated pods,
 * dynamic resources and gangs.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
