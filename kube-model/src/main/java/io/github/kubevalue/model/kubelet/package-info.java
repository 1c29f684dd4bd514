/**
 * The kubelets of all nodes: they take in the pods bound to their node, run containers in order, probe them, restart them
 * with back-off, end them with grace, and report. The life of a pod is a function of its status, its
 * {@linkplain io.github.kubevalue.model.runtime behaviour} and the time; nothing else is remembered. Left out:
 * ephemeral containers, in-place resize, image garbage collection, container and image IDs, what
 * a process does between SIGTERM and its end (it ends at once, once its preStop sleep is over), heartbeats.
 */
@NullMarked
package io.github.kubevalue.model.kubelet;

import org.jspecify.annotations.NullMarked;
