/** kube-scheduler: which plugins run, in which order, with which weights, and what it does with the pods that wait. */
@NullMarked
package io.github.kubevalue.model.scheduler.profile;

import org.jspecify.annotations.NullMarked;
