/**
 * Netfilter in one network stack: the way of a packet through each hook, table by table with connection tracking between, and
 * the evidence of every rule that it met. Rules of other kinds take their turn by priority. Counters are not moved.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
