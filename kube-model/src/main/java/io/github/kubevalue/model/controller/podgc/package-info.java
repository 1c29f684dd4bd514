/**
 * The pod garbage collector: pods whose node is gone, once it has been missed for 40 s; pods that were deleted before they ever had
 * a node; and pods that were deleted on a node that somebody says is out of service. The limit on the number of ended pods (12500)
 * is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.podgc;

import org.jspecify.annotations.NullMarked;
