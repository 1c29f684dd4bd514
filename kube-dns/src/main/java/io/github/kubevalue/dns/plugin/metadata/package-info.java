/** The plugin {@code metadata}: what plugins know of a query, for rules and templates of others to use. */
@NullMarked
package io.github.kubevalue.dns.plugin.metadata;

import org.jspecify.annotations.NullMarked;
