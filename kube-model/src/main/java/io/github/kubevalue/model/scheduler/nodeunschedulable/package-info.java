/** Nodes that are cordoned take no pods but those that tolerate it. */
@NullMarked
package io.github.kubevalue.model.scheduler.nodeunschedulable;

import org.jspecify.annotations.NullMarked;
