/**
 * What every mode of kube-proxy shares: which ports of which Services it serves, which endpoints a node uses for them,
 * what counts as local traffic, and its configuration. The modes themselves, which turn this into rules, are packages
 * below. The deletion of stale connection tracking entries is in connection tracking; the sockets of health-check node ports and
 * Windows are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
