/**
 * The life of containers: their order, the pull of their images, their runs, hooks and probes, how they end, and when they are
 * started again. It is a function of their status, their {@linkplain io.github.kubevalue.model.runtime behaviour} and the time. Left
 * out: the rule that restarts all containers of a pod (it restarts the one), limits of memory below what is used, images and
 * containers as things that are kept and collected, container and image IDs, what probes are answered in words.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.container;

import org.jspecify.annotations.NullMarked;
