/** Node selectors and node affinity: where a pod must run, and where it would rather. Added affinity of a scheduler profile is not modelled. */
@NullMarked
package io.github.kubevalue.model.scheduler.nodeaffinity;

import org.jspecify.annotations.NullMarked;
