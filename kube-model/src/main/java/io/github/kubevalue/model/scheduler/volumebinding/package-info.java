/** A pod waits for its claims. A claim must exist and be bound; which nodes can reach a volume, and volumes that wait for their first consumer, are not modelled. */
@NullMarked
package io.github.kubevalue.model.scheduler.volumebinding;

import org.jspecify.annotations.NullMarked;
