/**
 * The rules of iptables as values: tables, chains, rules with their matches and targets, and how programs write and iptables-save
 * prints them. It knows nothing of Services. Counters move no verdict and are only kept; extensions without a case here are kept
 * as text, and a packet that meets one ends in a verdict that names it.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
