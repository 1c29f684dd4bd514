/**
 * Netfilter as iptables shows it: tables, chains and rules as values, and the way of a packet through them at each hook,
 * with the evidence of every rule that decided. It knows nothing of Services. Counters move no verdict and are only kept;
 * rate limits, {@code nfqueue} and extensions without a case here are kept as text and end in a verdict that names them.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
