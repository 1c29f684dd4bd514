/**
 * The eviction manager of the kubelets: it watches how much memory, disk space and process numbers a node has left, says so in the
 * conditions of the node, and ends pods, one at a time, when a threshold is crossed. What pods use is
 * {@linkplain io.github.kubevalue.model.runtime data}. Left out: inodes; images and dead containers, so that nothing can be
 * reclaimed but by ending pods; file systems of their own for images; the notifications by which a kernel tells of memory
 * before the next look; the grace of soft evictions beyond the look that decides.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.eviction;

import org.jspecify.annotations.NullMarked;
