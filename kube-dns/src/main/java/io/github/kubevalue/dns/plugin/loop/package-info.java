/**
 * The plugin {@code loop}: CoreDNS ends if a query that it sends to itself when it starts comes back to it, because it forwards
 * to itself. Here the query is sent when the server is set up; afterwards the plugin has no effect.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.loop;

import org.jspecify.annotations.NullMarked;
