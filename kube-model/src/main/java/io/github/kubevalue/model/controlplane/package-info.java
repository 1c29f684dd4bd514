/**
 * The control plane as kubeadm starts it: the list of all controllers, the scheduler and the kubelets. To add a controller is
 * to add its package and a line here.
 */
@NullMarked
package io.github.kubevalue.model.controlplane;

import org.jspecify.annotations.NullMarked;
