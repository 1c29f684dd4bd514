/**
 * The plugin {@code any}: whoever asks for all records gets one that says not to (RFC 8482).
 */
@NullMarked
package io.github.kubevalue.dns.plugin.any;

import org.jspecify.annotations.NullMarked;
