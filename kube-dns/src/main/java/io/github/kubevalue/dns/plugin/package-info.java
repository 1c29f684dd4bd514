/**
 * What a plugin of CoreDNS is: a function that answers a query or hands it on, the chain in which plugins stand, and how
 * the lines of a Corefile set one up.
 * Each plugin has a package below this one. Plugins see values only; what CoreDNS keeps between queries (a cache, the
 * health of upstreams) is said in the evidence of an answer that depends on it.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
