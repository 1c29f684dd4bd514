/**
 * The node lifecycle controller: the taints that keep pods off nodes whose conditions are bad, and the eviction of the pods that do
 * not tolerate them. In each zone nodes are tainted one after the other, slower where many are not ready, and not at all where
 * none is in the whole cluster. A kubelet is heard of unless its node says that it is silent: leases and heartbeats are not
 * modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.nodelifecycle;

import org.jspecify.annotations.NullMarked;
