/** Pods of low priority make room for one of high priority. Extenders that have a say in it, and pods that are preempted as a group, are not modelled. */
@NullMarked
package io.github.kubevalue.model.scheduler.defaultpreemption;

import org.jspecify.annotations.NullMarked;
