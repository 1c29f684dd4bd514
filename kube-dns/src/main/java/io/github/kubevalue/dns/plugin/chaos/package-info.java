/**
 * The plugin {@code chaos}: version, authors and host name of the server, in records of class CH.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.chaos;

import org.jspecify.annotations.NullMarked;
