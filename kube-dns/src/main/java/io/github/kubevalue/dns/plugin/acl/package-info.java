/**
 * The plugin {@code acl}: who may ask what. Queries that are kept out are refused, answered with nothing, or dropped, which
 * leaves the client waiting.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.acl;

import org.jspecify.annotations.NullMarked;
