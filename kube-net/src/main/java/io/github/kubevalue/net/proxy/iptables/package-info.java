/**
 * kube-proxy in iptables mode: a compiler from Services and their endpoints to the tables, chains and rules that it
 * programs on one node. The rules of one Service depend on that Service and its endpoints only. The nfacct counters, which
 * exist only where an administrator has made them, and the random order of Services in one synchronisation are not
 * modelled: Services come in the order of their names.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
