/**
 * How claims grow: the controller of Kubernetes leaves it to the driver's resizer, which makes the volume larger; a file system
 * is then made larger by the kubelet of a pod that uses it. Drivers are taken to be able to; volumes of plugins within
 * Kubernetes do not grow, and that an expansion fails or is taken back is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.volumeexpand;

import org.jspecify.annotations.NullMarked;
