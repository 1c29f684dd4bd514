/**
 * The network of a cluster: what its objects and its configuration make of every node, devices, routes, rules, policies and
 * load balancers; and what all of it remembers between packets. That all nodes are programmed for the same moment is taken for
 * granted: a node whose kube-proxy lags behind is not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.network;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
