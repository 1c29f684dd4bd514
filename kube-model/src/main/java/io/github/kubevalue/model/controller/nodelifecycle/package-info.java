/**
 * The node lifecycle controller: the taints that keep pods off nodes whose conditions are bad, and the eviction of the pods that do
 * not tolerate them. Kubelets always answer here, so that leases, missed heartbeats and the limits on how many nodes of
 * a zone are tainted at once are not modelled: a node is unreachable when its status says so.
 */
@NullMarked
package io.github.kubevalue.model.controller.nodelifecycle;

import org.jspecify.annotations.NullMarked;
