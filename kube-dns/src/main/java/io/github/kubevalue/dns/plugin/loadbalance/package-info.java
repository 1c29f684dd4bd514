/**
 * The plugin {@code loadbalance}: the order of addresses in a reply is drawn anew for each query. Weighted round robin
 * and {@code prefer} are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.loadbalance;

import org.jspecify.annotations.NullMarked;
