/**
 * The kubelets of all nodes: they take in the pods bound to their node, run their containers, stop them with grace, and report. The
 * life of a pod is a function of its status, its {@linkplain io.github.kubevalue.model.runtime behaviour} and the time. Left out: the
 * grace of pods that are evicted (they end at once), the orderly shutdown of nodes.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.sync;

import org.jspecify.annotations.NullMarked;
