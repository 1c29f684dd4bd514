/**
 * The kubelets of all nodes: they take in the pods bound to their node, run containers in order, probe them, restart them
 * with back-off, stop them with grace, and report. The life of a pod is a function of its status, its
 * {@linkplain io.github.kubevalue.model.runtime behaviour} and the time. Left out: in-place resize,
 * the rule that restarts all containers of a pod (it restarts the one), images and containers as things that are kept and
 * collected, container and image IDs, what probes are answered in words, the grace of pods that are killed for their deadline
 * or by eviction (they end at once), heartbeats.
 */
@NullMarked
package io.github.kubevalue.model.kubelet;

import org.jspecify.annotations.NullMarked;
