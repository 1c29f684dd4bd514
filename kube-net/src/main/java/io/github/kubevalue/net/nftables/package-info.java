/**
 * nftables: tables with their chains, sets and maps as values, the text of {@code nft}, and the way of a packet through
 * them, which {@link io.github.kubevalue.net.netfilter} calls at its hooks. The statements are those that kube-proxy
 * writes; reading rule sets of others, and the families inet, bridge and netdev, are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
