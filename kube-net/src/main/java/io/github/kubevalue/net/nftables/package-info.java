/**
 * nftables: tables with their chains, sets and maps as values, the text of {@code nft}, and the way of a packet through
 * them, which {@link io.github.kubevalue.net.netfilter} calls at its hooks. The statements are those that kube-proxy
 * writes and {@code nft} lists; other statements end reading with the line they stand on, and the families inet, bridge and netdev, are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
