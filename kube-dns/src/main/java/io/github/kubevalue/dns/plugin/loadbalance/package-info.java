/**
 * The plugin {@code loadbalance}: the order of addresses in a reply is drawn anew for each query, evenly or by weight, and
 * addresses of some networks may come first. Files of weights are those beside the Corefile; that they are read again when
 * they change is not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.loadbalance;

import org.jspecify.annotations.NullMarked;
