/**
 * Routing: what a network namespace, of a node or of a pod, knows about where addresses are. It has devices with
 * addresses, and routes of which the longest prefix decides; so it answers whether an address is its own, through
 * which device a packet leaves and to which neighbour, which source address a socket gets, and which one masquerading
 * writes. Rules of policy routing choose the table; the source of what comes in is checked as {@code rp_filter} says.
 * Several ways of one route (multipath), type of service, VRFs, broadcasts, multicast and the tables of neighbours are not
 * modelled.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.route;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
