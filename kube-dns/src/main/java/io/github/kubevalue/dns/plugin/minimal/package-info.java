/**
 * The plugin {@code minimal}: positive replies without authority and additional records. Replies whose DNSSEC signatures
 * have expired, which upstream leaves whole, are cut like others.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.minimal;

import org.jspecify.annotations.NullMarked;
