/**
 * Addresses as small values: {@code 10.96.0.10}, {@code 10.244.0.0/16}, {@code 10.244.1.2:8080}, IPv4 and IPv6 alike.
 * Zones of link-local addresses ({@code fe80::1%eth0}) are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.address;

import org.jspecify.annotations.NullMarked;
