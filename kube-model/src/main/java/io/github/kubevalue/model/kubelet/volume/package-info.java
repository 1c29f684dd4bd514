/**
 * The volumes of a pod on its node: whether they can be mounted, and their file systems when they grow. Attaching is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.volume;

import org.jspecify.annotations.NullMarked;
