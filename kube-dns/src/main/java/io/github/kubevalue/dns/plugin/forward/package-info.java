/**
 * The plugin {@code forward}: queries that leave the server for others. They go through the {@linkplain
 * io.github.kubevalue.dns.plugin.Server#network() network} of the server, so that what stands in the way of packets stands
 * in theirs. Which upstream is asked, how long silence is waited for, and the health of upstreams over time are as in
 * CoreDNS. A health check that falls between two queries finds the network as the later query finds it. TLS and HTTPS
 * reach the server that they name, certificates unseen. Queries at once (so {@code max_concurrent} is never reached),
 * connections that are kept open, and times to connect other than the first are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
