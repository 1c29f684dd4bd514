package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;

/**
 * What an API server hands out from: its ranges, and the objects that tell what of them is taken.
 *
 * @param clusterIps the ranges of cluster IPs, that of the default family first
 * @param nodePorts the range of node ports
 * @param seed other seeds give other numbers
 * @param store the objects
 */
public record Allocators(Seq<Cidr> clusterIps, PortRange nodePorts, long seed, Store store) {}
