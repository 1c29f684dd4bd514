/**
 * The kubelets of all nodes: they take in the pods bound to their node, run containers in order, probe them, restart them
 * with back-off, resize them in place, stop them with grace, and report. The life of a pod is a function of its status, its
 * {@linkplain io.github.kubevalue.model.runtime behaviour} and the time. Left out: the rule that restarts all containers of a
 * pod (it restarts the one), the resize of resources that a pod states for all its containers, limits of memory below what is
 * used, images and containers as things that are kept and collected, container and image IDs, what probes are answered in
 * words, the grace of pods that are evicted (they end at once), the orderly shutdown of nodes.
 */
@NullMarked
package io.github.kubevalue.model.kubelet;

import org.jspecify.annotations.NullMarked;
