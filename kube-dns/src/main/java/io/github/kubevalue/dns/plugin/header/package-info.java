/** The plugin {@code header}: flags of queries and replies, set and cleared whatever the other plugins say. */
@NullMarked
package io.github.kubevalue.dns.plugin.header;

import org.jspecify.annotations.NullMarked;
