/** Pods that must, must not, or would rather run in the same domain as other pods. */
@NullMarked
package io.github.kubevalue.model.scheduler.interpodaffinity;

import org.jspecify.annotations.NullMarked;
