/**
 * The DNS of a cluster: its objects, the plugins of its CoreDNS, and the zones of the world around it, as one value that
 * answers queries. What a CoreDNS remembers between queries is not modelled; answers that would depend on it say so.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
