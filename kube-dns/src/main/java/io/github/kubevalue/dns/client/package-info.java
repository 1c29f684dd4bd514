/**
 * The pod's side of DNS: the resolv.conf and hosts file that the kubelet writes, and the stub resolvers of glibc and musl
 * that walk the search list. How a query reaches a name server is a {@link io.github.kubevalue.dns.client.Transport}.
 * Addresses come in the order of getaddrinfo (RFC 6724) where those of the pod are known. gai.conf, the domain that a host's own name gives it, nsswitch.conf, nscd,
 * systemd-resolved and resolvers that programs bring along are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
