package io.github.kubevalue.model.controller.nodeipam;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Gives each node without a pod CIDR one of each pod network of the cluster: a /24 of IPv4, a /64 of IPv6. */
public final class NodeIpamController implements Controller {
    // cmd/kube-controller-manager, --node-cidr-mask-size-ipv4, --node-cidr-mask-size-ipv6
    private static final int V4_PREFIX = 24;
    private static final int V6_PREFIX = 64;

    private final Seq<Cidr> networks;

    /**
     * Returns the controller.
     *
     * @param networks the pod networks of the cluster, at most one of each family
     */
    public NodeIpamController(Seq<Cidr> networks) {
        this.networks = networks;
    }

    @Override
    public String name() {
        return "node-ipam-controller";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (!change.key().kind().equals(Node.KIND)) {
            return Vector.empty();
        }
        // a share that is free again may be what another node waits for
        return change.after().isEmpty()
                ? snapshot.list(Node.KIND).filter(NodeIpamController::isWaiting).map(Node::key)
                : Vector.of(change.key());
    }

    private static boolean isWaiting(Node node) {
        return node.spec().podCIDR().isEmpty() && node.spec().podCIDRs().isEmpty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/nodeipam/ipam/range_allocator.go, AllocateOrOccupyCIDR
        return snapshot.get(Node.KIND, key.name())
                .filter(NodeIpamController::isWaiting)
                .map(node -> allocated(node, snapshot))
                .getOrElse(Plan.none());
    }

    private Plan allocated(Node node, Snapshot snapshot) {
        Set<Cidr> taken = HashSet.ofAll(snapshot.list(Node.KIND)
                .flatMap(other -> other.spec().podCIDRs().appendAll(other.spec().podCIDR()))
                .flatMap(Cidr::tryParse));
        return Option.sequence(networks.map(network -> free(network, taken)))
                .map(shares -> shares.map(Cidr::toString))
                .map(shares -> Plan.of(
                        new Write.Update(node.withSpec(
                                node.spec().withPodCIDR(shares.headOption()).withPodCIDRs(shares))),
                        "its share of the pod network"))
                .getOrElse(() -> Plan.none()
                        .telling(Event.warning(
                                node, "CIDRNotAvailable", "Node " + node.name() + " status is now: CIDRNotAvailable")));
    }

    private static Option<Cidr> free(Cidr network, Set<Cidr> taken) {
        int prefix = Math.max(network.prefix(), network.ip().family() == IpFamily.IPV4 ? V4_PREFIX : V6_PREFIX);
        Cidr share = new Cidr(network.first(), prefix);
        while (network.contains(share)) {
            Cidr candidate = share;
            if (taken.forAll(other -> !other.contains(candidate) && !candidate.contains(other))) {
                return Option.of(candidate);
            }
            share = new Cidr(share.last().plus(1), prefix);
        }
        return Option.none();
    }
}
