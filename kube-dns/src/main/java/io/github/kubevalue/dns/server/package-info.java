/**
 * A name server on a real socket, UDP and TCP on one port, that answers for a cluster's DNS: for dig, nslookup and other
 * programs. The value it answers for can be changed while it serves. TLS, HTTPS, QUIC and gRPC are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.server;

import org.jspecify.annotations.NullMarked;
