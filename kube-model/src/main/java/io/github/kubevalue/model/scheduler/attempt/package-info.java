/**
 * An attempt to place a pod, as a profile of plugins makes it ({@link io.github.kubevalue.model.scheduler.attempt.Scheduler}): nodes
 * are filtered until enough are found, those are scored, and if none will do room is made or the pod is told why it fits nowhere.
 * Each verdict can be asked for ({@link io.github.kubevalue.model.scheduler.attempt.Scheduler#evaluate}).
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
