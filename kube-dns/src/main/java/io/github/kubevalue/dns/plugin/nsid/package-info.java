/**
 * The plugin {@code nsid}: replies name the server to clients that ask for its name (RFC 5001).
 */
@NullMarked
package io.github.kubevalue.dns.plugin.nsid;

import org.jspecify.annotations.NullMarked;
