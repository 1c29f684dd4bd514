/**
 * The plugin {@code cache}: replies are kept for their time to live, levelled to the shortest among their records, and what
 * is kept is a value in the {@linkplain io.github.kubevalue.dns.plugin.Memory memory} of the server. Time is that of the
 * visit, so that it can be any. A refresh that CoreDNS does behind a reply, for {@code prefetch} and {@code serve_stale},
 * is done at once within the visit of the query that causes it; nobody waits for it. Refreshes that overlap, the metadata
 * {@code zone/wildcard} and metrics are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
