/** A pod needs room for its requests; emptier and more evenly used nodes are better. MostAllocated and RequestedToCapacityRatio are not modelled, nor are dynamic resources. */
@NullMarked
package io.github.kubevalue.model.scheduler.noderesources;

import org.jspecify.annotations.NullMarked;
