/**
 * The pod's side of DNS: the resolv.conf and hosts file that the kubelet writes, and the stub resolvers of glibc and musl
 * that walk the search list. How a query reaches a name server is a {@link io.github.kubevalue.dns.client.Transport}.
 * The order in which getaddrinfo returns addresses (RFC 6724), the domain that a host's own name gives it, nsswitch.conf, nscd,
 * systemd-resolved and resolvers that programs bring along are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
