/**
 * The scheduler: a pod is filtered and scored against nodes and bound to one. Here is the framework that plugins fill in: what they
 * are asked, what they may say, and the cluster as one attempt sees it. Each plugin has a folder below, {@code scheduler.attempt}
 * asks them in turn, {@code scheduler.queue} holds the pods that wait, and {@code scheduler.profile} lists the plugins in order and
 * runs them. Left out: extenders, dynamic resources, gangs and pod groups, and the batching of equal pods.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
