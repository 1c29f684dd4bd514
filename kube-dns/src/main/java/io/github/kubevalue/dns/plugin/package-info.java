/**
 * What a plugin of CoreDNS is: a function that answers a query or hands it on, the chain in which plugins stand, and how
 * the lines of a Corefile set one up.
 * Each plugin has a package below this one. Plugins see values only; what CoreDNS keeps between queries (a cache, the
 * health of upstreams) is one as well, the {@link io.github.kubevalue.dns.plugin.Memory}, and each query is a {@link
 * io.github.kubevalue.dns.plugin.Visit} that meets it and leaves it behind.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
