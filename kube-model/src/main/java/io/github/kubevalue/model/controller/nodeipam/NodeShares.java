package io.github.kubevalue.model.controller.nodeipam;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Which part of the pod network each node has. */
final class NodeShares {
    // cmd/kube-controller-manager, --node-cidr-mask-size-ipv4, --node-cidr-mask-size-ipv6
    private static final int V4_PREFIX = 24;
    private static final int V6_PREFIX = 64;

    private static final String NONE = "none";
    private static final String OTHER = "other";

    /** Nodes by each of their pod CIDRs; those without one, and those with one of another size than usual, by that. */
    static final Index<Node> INDEX = Index.of("nodes by pod CIDR", Node.KIND, NodeShares::texts);

    private NodeShares() {}

    private static Seq<String> texts(Node node) {
        Seq<Cidr> shares = of(node);
        return shares.isEmpty()
                ? isWaiting(node) ? Vector.of(NONE) : Vector.empty()
                : shares.map(share -> share.prefix() == usualPrefix(share) ? share.toString() : OTHER);
    }

    /** How long the prefix of a share of that network is. */
    static int usualPrefix(Cidr network) {
        return network.ip().family() == IpFamily.IPV4 ? V4_PREFIX : V6_PREFIX;
    }

    static boolean isWaiting(Node node) {
        return node.spec().podCIDR().isEmpty() && node.spec().podCIDRs().isEmpty();
    }

    /** Returns the nodes that have no share. */
    static Seq<Node> waiting(Snapshot snapshot) {
        return snapshot.by(INDEX, NONE);
    }

    /** Returns the shares of a size that is not usual, of which there are few. */
    static Seq<Cidr> others(Snapshot snapshot) {
        return snapshot.by(INDEX, OTHER).flatMap(NodeShares::of);
    }

    /** Returns the shares of a node. */
    static Seq<Cidr> of(Node node) {
        return node.spec()
                .podCIDRs()
                .appendAll(node.spec().podCIDR())
                .flatMap(Cidr::tryParse)
                .distinct();
    }
}
