/** Node selectors and node affinity: where a pod must run, and where it would rather. */
@NullMarked
package io.github.kubevalue.model.scheduler.nodeaffinity;

import org.jspecify.annotations.NullMarked;
