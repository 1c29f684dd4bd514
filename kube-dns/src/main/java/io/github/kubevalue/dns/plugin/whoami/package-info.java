/**
 * The plugin {@code whoami}: tells clients who they are, as the server sees them.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.whoami;

import org.jspecify.annotations.NullMarked;
