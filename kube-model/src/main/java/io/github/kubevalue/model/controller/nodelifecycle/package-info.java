/**
 * The node lifecycle controller: the taints that keep pods off nodes whose conditions are bad, and the eviction of the pods that do
 * not tolerate them. A kubelet is heard of unless its node says that it is silent: leases and heartbeats are not modelled, nor
 * are the limits on how many nodes of a zone are tainted at once.
 */
@NullMarked
package io.github.kubevalue.model.controller.nodelifecycle;

import org.jspecify.annotations.NullMarked;
