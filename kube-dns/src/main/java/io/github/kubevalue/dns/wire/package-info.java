/**
 * The wire format of DNS (RFC 1035, RFC 6891), written as CoreDNS writes it: uncompressed when it fits, cut record by record
 * when it does not, names in the case they have. Whatever octets come, reading ends and says what is wrong. Multicast
 * DNS, signatures and zone transfers are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.wire;

import org.jspecify.annotations.NullMarked;
