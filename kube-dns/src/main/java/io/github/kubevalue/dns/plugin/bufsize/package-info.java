/**
 * The plugin {@code bufsize}: no reply over UDP is larger than that, however large a reply the client takes.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.bufsize;

import org.jspecify.annotations.NullMarked;
