/**
 * The pod garbage collector: pods whose node is gone, and pods that were deleted before they ever had one, both at once. The limit
 * on the number of ended pods (12500) and nodes that are out of service are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.podgc;

import org.jspecify.annotations.NullMarked;
