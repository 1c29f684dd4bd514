package io.github.kubevalue.model.controller.nodeipam;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Gives each node without a pod CIDR one of each pod network of the cluster: a /24 of IPv4, a /64 of IPv6. */
public final class NodeIpamController implements Controller {
    private final Seq<Cidr> networks;
    private final Projection<FreeShares> free;

    /**
     * Returns the controller.
     *
     * @param networks the pod networks of the cluster, at most one of each family
     */
    public NodeIpamController(Seq<Cidr> networks) {
        this.networks = networks;
        this.free = FreeShares.of(networks);
    }

    @Override
    public String name() {
        return "node-ipam-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(NodeShares.INDEX).with(free);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (!change.key().kind().equals(Node.KIND)) {
            return Vector.empty();
        }
        // a share that is free again may be what another node waits for
        return change.after().isEmpty() ? NodeShares.waiting(snapshot).map(Node::key) : Vector.of(change.key());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/nodeipam/ipam/range_allocator.go, AllocateOrOccupyCIDR
        return snapshot.get(Node.KIND, key.name())
                .filter(NodeShares::isWaiting)
                .map(node -> allocated(node, snapshot))
                .getOrElse(Plan.none());
    }

    private Plan allocated(Node node, Snapshot snapshot) {
        Seq<Cidr> others = NodeShares.others(snapshot);
        Predicate<Cidr> taken = share -> FreeShares.isTaken(share, snapshot)
                || others.exists(other -> other.contains(share) || share.contains(other));
        Seq<Cidr> lowest = snapshot.view(free).lowest();
        return Option.sequence(networks.zipWith(lowest, (network, from) -> free(network, from, taken)))
                .map(shares -> shares.map(Cidr::toString))
                .map(shares -> Plan.of(
                        new Write.Update(node.withSpec(
                                node.spec().withPodCIDR(shares.headOption()).withPodCIDRs(shares))),
                        "its share of the pod network"))
                .getOrElse(() -> Plan.none()
                        .telling(Event.normal(
                                node, "CIDRNotAvailable", "Node " + node.name() + " status is now: CIDRNotAvailable")));
    }

    private static Option<Cidr> free(Cidr network, Cidr from, Predicate<Cidr> taken) {
        Cidr share = from;
        while (network.contains(share)) {
            if (!taken.test(share)) {
                return Option.of(share);
            }
            share = FreeShares.next(share);
        }
        return Option.none();
    }
}
