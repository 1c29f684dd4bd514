/**
 * nftables: tables with their chains, sets and maps as values, and the way of a packet through them, which {@link
 * io.github.kubevalue.net.netfilter} calls at its hooks. Tables of the families ip, ip6 and inet are walked, and those of netdev
 * at the devices they name; arp and bridge are kept. What a rule asks is a {@link io.github.kubevalue.net.nftables.Key}; a
 * statement that is not modelled (rates and quotas, headers that packets here do not have) is an {@link
 * io.github.kubevalue.net.nftables.Statement.Unknown}, and ends a walk in a named verdict where a packet reaches it.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
