package io.github.kubevalue.model.controller.nodeipam;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * From where on there may be a free share in each pod network: no share before it is free, and no node has it, but that one with a
 * share of another size may be in the way. A node that takes it moves it on, one that leaves another moves it back.
 *
 * @param networks the networks
 * @param lowest of each network that share; the first after the network, if none is free
 */
// pkg/controller/nodeipam/ipam/cidrset/cidr_set.go, nextCandidate
record FreeShares(Seq<Cidr> networks, Vector<Cidr> lowest) {

    /** Returns what is kept of the free shares of those networks. */
    static Projection<FreeShares> of(Seq<Cidr> networks) {
        Vector<Cidr> first = networks.toVector().map(FreeShares::first);
        return Projection.of(
                "free shares of the pod networks", new FreeShares(networks, first), FreeShares::after, Node.KIND);
    }

    private static Cidr first(Cidr network) {
        return new Cidr(network.first(), Math.max(network.prefix(), NodeShares.usualPrefix(network)));
    }

    static Cidr next(Cidr share) {
        return new Cidr(share.last().plus(1), share.prefix());
    }

    static boolean isTaken(Cidr share, Snapshot snapshot) {
        return snapshot.first(NodeShares.INDEX, share.toString()).isDefined();
    }

    private FreeShares after(Change change, Snapshot snapshot) {
        Seq<Cidr> had = shares(change.before());
        Seq<Cidr> has = shares(change.after());
        return had.equals(has) ? this : moved(had.removeAll(has), snapshot);
    }

    private static Seq<Cidr> shares(Option<KubeObject> node) {
        return node.isEmpty() ? Vector.empty() : NodeShares.of((Node) node.get());
    }

    private FreeShares moved(Seq<Cidr> left, Snapshot snapshot) {
        Seq<Cidr> free = left.filter(share -> share.equals(share.network()) && !isTaken(share, snapshot));
        Vector<Cidr> moved = lowest.zipWith(networks, (share, network) -> lowest(share, network, free, snapshot));
        return moved.equals(lowest) ? this : new FreeShares(networks, moved);
    }

    private static Cidr lowest(Cidr before, Cidr network, Seq<Cidr> free, Snapshot snapshot) {
        Cidr share = free.filter(other -> other.prefix() == before.prefix() && network.contains(other))
                .foldLeft(before, FreeShares::lower);
        while (network.contains(share) && isTaken(share, snapshot)) {
            share = next(share);
        }
        return share;
    }

    private static Cidr lower(Cidr one, Cidr other) {
        return one.first().compareTo(other.first()) <= 0 ? one : other;
    }
}
