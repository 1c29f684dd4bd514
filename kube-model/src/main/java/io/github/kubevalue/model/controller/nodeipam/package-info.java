/**
 * The node IPAM controller: gives each node its share of the pod network. Shares are taken in order, beginning with the
 * lowest that is free; upstream goes round and comes back to a released one only later.
 */
@NullMarked
package io.github.kubevalue.model.controller.nodeipam;

import org.jspecify.annotations.NullMarked;
