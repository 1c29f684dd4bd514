/**
 * Public records of a cluster, made as ExternalDNS makes them from Ingresses, Services and the routes of
 * Gateways: by their hosts, their load balancers' addresses and annotations. It works as if the controller ran with its default
 * flags and its provider had the zones. ListenerSets, ownership records, node ports' SRV records and split views by provider
 * are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.externaldns;

import org.jspecify.annotations.NullMarked;
