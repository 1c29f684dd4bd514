/**
 * The hosts that texts name: URLs, {@code host:port}, lists of members, connection strings, lines of settings and commands of
 * scripts. Only what is surely a host is taken for one; names that a program puts together are not seen.
 */
@NullMarked
package io.github.kubevalue.dsl.hosts;

import org.jspecify.annotations.NullMarked;
