/**
 * ipset: named sets of addresses and ports that rules of iptables ask. The types are those that kube-proxy and Calico make; counters,
 * comments and skbinfo are kept, and change no answer. Timeouts, exceptions ({@code nomatch}), masks of a set, entries for a protocol
 * without ports and other types are not modelled: such a set is kept word for word, and whoever asks it is told what is not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
