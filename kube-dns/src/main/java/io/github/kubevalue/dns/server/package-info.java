/**
 * A name server on a real socket, UDP and TCP on one port, that answers for a cluster's DNS: for dig, nslookup and other
 * programs. The value it answers for can be changed while it serves. Messages are taken, refused and cut to size as CoreDNS
 * and its library do; each step of a connection has its time. TLS, HTTPS, QUIC and gRPC are not modelled, nor is the time
 * that an upstream takes: replies come at once.
 */
@NullMarked
package io.github.kubevalue.dns.server;

import org.jspecify.annotations.NullMarked;
