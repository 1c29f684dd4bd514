/**
 * Whether a node takes in a pod that was bound to it, makes room for one that is critical, or gives the containers of a running one
 * something else than they had. Left out: the resize of resources that a pod states for all its containers.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.admission;

import org.jspecify.annotations.NullMarked;
