/**
 * The DaemonSet controller: one pod on each node that its template can run on, placed there by affinity to the node's name
 * and bound by the scheduler. The back-off of failed pods is that of the control loop; the deprecated template generation is
 * left out.
 */
@NullMarked
package io.github.kubevalue.model.controller.daemonset;

import org.jspecify.annotations.NullMarked;
