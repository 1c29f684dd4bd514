/**
 * Domain names as values: labels from the host to the root, relative or absolute, the case as written, and the names
 * under {@code in-addr.arpa} and {@code ip6.arpa} that stand for addresses. Internationalised names are not decoded:
 * they are what the wire carries, {@code xn--…}.
 */
@NullMarked
package io.github.kubevalue.dns.name;

import org.jspecify.annotations.NullMarked;
