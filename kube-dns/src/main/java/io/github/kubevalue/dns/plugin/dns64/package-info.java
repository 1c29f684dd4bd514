/**
 * The plugin {@code dns64}: names that have IPv4 addresses only are given IPv6 addresses that a NAT64 translates (RFC 6147).
 */
@NullMarked
package io.github.kubevalue.dns.plugin.dns64;

import org.jspecify.annotations.NullMarked;
