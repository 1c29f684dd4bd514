/** Nodes that hold a pod's images already are better. */
@NullMarked
package io.github.kubevalue.model.scheduler.imagelocality;

import org.jspecify.annotations.NullMarked;
