/**
 * kube-proxy in ipvs mode: a compiler from Services and their endpoints to virtual servers, the addresses bound to
 * {@code kube-ipvs0}, ipsets, and the rules of iptables that ask them. The rules depend on the sets only by whether they are empty. What
 * was there before is not told from what is new: {@code excludeCIDRs} changes nothing here, and real servers come in the order of
 * their text, whereas kube-proxy adds them in no order.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
