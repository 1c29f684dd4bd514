/**
 * nftables: tables with their chains, sets and maps as values, and the way of a packet through them, which {@link
 * io.github.kubevalue.net.netfilter} calls at its hooks. The statements are those that kube-proxy writes; other statements, and
 * the families inet, bridge and netdev, are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
