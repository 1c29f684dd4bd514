/**
 * ipset: named sets of addresses and ports that rules of iptables ask. The types are those that kube-proxy and Calico make; timeouts,
 * counters, comments, masks of a set and other types are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
