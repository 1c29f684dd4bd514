/**
 * What a network plugin makes of a cluster: how each pod is plugged into its node, how nodes reach the pods of other nodes,
 * and which rules it writes, for traffic that leaves the cluster and for host ports; beside it NodeLocal DNSCache, which gives
 * nodes an address and rules of its own. A node's and a pod's network are
 * values: devices, addresses and routes, derived from the Node and Pod objects and a {@link
 * io.github.kubevalue.net.cni.CniConfig}, which {@link io.github.kubevalue.net.cni.InstalledCni} reads off a cluster. The Node
 * object does not say how nodes are connected: they are taken to share one network with one gateway, unless subnets are named;
 * a firewall between them may drop what tunnels or BGP need. eBPF data planes (Cilium, Calico's), several networks for one
 * pod, Calico's borrowed blocks, bandwidth limits and floating addresses are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
