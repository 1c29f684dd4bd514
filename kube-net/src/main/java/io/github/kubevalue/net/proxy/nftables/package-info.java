/**
 * kube-proxy in nftables mode: a compiler from Services and their endpoints to the one table that it programs on a node in
 * each family. The rules and elements of one Service depend on that Service and its endpoints only. The flushed chains of
 * Services that are gone, which kube-proxy deletes a second later, and the random order of Services in one synchronisation
 * are not modelled: Services come in the order of their names.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
