/**
 * What a network plugin makes of a cluster: how each pod is plugged into its node, how nodes reach the pods of other nodes,
 * and which rules it writes, for traffic that leaves the cluster and for host ports; beside it NodeLocal DNSCache, which gives
 * nodes an address and rules of its own. A node's and a pod's network are
 * values: devices, addresses and routes, derived from the Node and Pod objects and a {@link
 * io.github.kubevalue.net.cni.CniConfig}. The Node object does not say how nodes are connected: they are taken to share one
 * network with one gateway. eBPF data planes (Cilium), WireGuard, several networks for one pod, bandwidth limits and
 * floating addresses are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
