/**
 * The DNS of a cluster: its objects, the plugins of its CoreDNS, and the zones of the world around it, as one value that
 * answers queries. What a CoreDNS remembers from query to query is a value as well, the
 * {@link io.github.kubevalue.dns.cluster.DnsSession}; without one, each query meets a CoreDNS that has just started. A cluster
 * can have several: each {@link io.github.kubevalue.dns.cluster.CoreDnsPod} answers by the Corefile that it mounts, the cache
 * of a node by the one that it writes from a template.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
