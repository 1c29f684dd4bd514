/**
 * The scheduler: a pod is filtered and scored against nodes and bound to one. Here is the framework that plugins fill in; each
 * plugin has a folder below, {@code scheduler.queue} holds the pods that wait, and {@code scheduler.profile} lists the plugins in
 * order and runs them. Each verdict can be asked for ({@link io.github.kubevalue.model.scheduler.Scheduler#evaluate}). Left out:
 * extenders, dynamic resources, gangs and pod groups, and the batching of equal pods.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
