/**
 * The plugin {@code local}: names of the machine itself, which no server should be asked for.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.local;

import org.jspecify.annotations.NullMarked;
