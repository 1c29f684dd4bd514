package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeIndexes;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.NodeSystemInfo;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.kubelet.NodeReport;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * A machine becomes a node: what its kubelet reports of itself, as far as the manifest does not say it. A machine has 4 CPUs, 16 GiB, 100 GiB of ephemeral storage, room for 110 pods and an address of 172.31.0.0/16.
 */
final class NodeRegistration {
    private static final Ip FIRST_ADDRESS = Ip.parse("172.31.0.10");
    private static final SortedMap<String, Quantity> CAPACITY = TreeMap.of(
            "cpu",
            Quantity.parse("4"),
            "ephemeral-storage",
            Quantity.parse("100Gi"),
            "memory",
            Quantity.parse("16Gi"),
            "pods",
            Quantity.parse("110"));
    private static final NodeSystemInfo SYSTEM = NodeSystemInfo.builder()
            .kubeletVersion("v1.36.2")
            .operatingSystem("linux")
            .architecture("amd64")
            .build();

    private NodeRegistration() {}

    static Node registered(Node manifest, Snapshot snapshot) {
        Node node = snapshot.get(Node.KIND, manifest.name())
                .map(stored -> manifest.withStatus(reported(manifest.status(), stored.status())))
                .getOrElse(manifest);
        return node.withMetadata(node.metadata()
                        .withLabels(labels(node).merge(node.metadata().labels(), (own, said) -> said)))
                .withStatus(status(node, snapshot));
    }

    /** What the manifest says of the machine is what its kubelet will report from now on. */
    private static NodeStatus reported(NodeStatus said, NodeStatus stored) {
        return stored.withCapacity(said.capacity().isEmpty() ? stored.capacity() : said.capacity())
                .withAllocatable(
                        said.allocatable().isEmpty() && said.capacity().isEmpty()
                                ? stored.allocatable()
                                : said.allocatable())
                .withConditions(said.conditions().isEmpty() ? stored.conditions() : said.conditions())
                .withAddresses(said.addresses().isEmpty() ? stored.addresses() : said.addresses());
    }

    /** Returns a node that registers again: what others have said of it stays where the manifest does not say otherwise. */
    static Node again(Node registered, Node stored) {
        ObjectMeta mine = registered.metadata();
        ObjectMeta theirs = stored.metadata();
        return registered
                .withSpec(kept(registered.spec(), stored.spec()))
                .withMetadata(mine.withLabels(theirs.labels().merge(mine.labels(), (old, said) -> said))
                        .withAnnotations(theirs.annotations().merge(mine.annotations(), (old, said) -> said))
                        .withFinalizers(
                                theirs.finalizers().appendAll(mine.finalizers().removeAll(theirs.finalizers())))
                        .withUid(theirs.uid())
                        .withResourceVersion(Option.none()));
    }

    /** The pod CIDRs and the taints of its condition are the node controllers'. */
    private static NodeSpec kept(NodeSpec spec, NodeSpec stored) {
        boolean said = spec.podCIDR().isDefined() || !spec.podCIDRs().isEmpty();
        Seq<Taint> taints = stored.taints()
                .filter(taint -> taint.key().startsWith("node.kubernetes.io/"))
                .filter(taint -> !spec.taints()
                        .exists(other -> other.key().equals(taint.key())
                                && other.effect().equals(taint.effect())));
        return spec.withTaints(spec.taints().appendAll(taints))
                .withPodCIDR(said ? spec.podCIDR() : stored.podCIDR())
                .withPodCIDRs(said ? spec.podCIDRs() : stored.podCIDRs());
    }

    private static SortedMap<String, String> labels(Node node) {
        return TreeMap.of(
                "kubernetes.io/arch", "amd64", "kubernetes.io/hostname", node.name(), "kubernetes.io/os", "linux");
    }

    private static NodeStatus status(Node node, Snapshot snapshot) {
        NodeStatus status = node.status();
        SortedMap<String, Quantity> capacity = status.capacity().isEmpty() ? status.allocatable() : status.capacity();
        return status.withCapacity(CAPACITY.merge(capacity, (own, said) -> said))
                .withAllocatable(
                        CAPACITY.merge(capacity, (own, said) -> said).merge(status.allocatable(), (own, said) -> said))
                .withConditions(
                        status.conditions().exists(condition -> condition.type().equals("Ready"))
                                ? status.conditions()
                                : status.conditions().appendAll(NodeReport.well(Cluster.EPOCH)))
                .withNodeInfo(status.nodeInfo().orElse(Option.of(SYSTEM)))
                .withAddresses(addresses(node, snapshot));
    }

    private static Seq<NodeAddress> addresses(Node node, Snapshot snapshot) {
        Seq<NodeAddress> said = node.status().addresses();
        if (said.exists(address -> address.type().equals(NodeAddressType.INTERNAL_IP))) {
            return said;
        }
        return said.append(address(NodeAddressType.INTERNAL_IP, free(snapshot).toString()))
                .append(address(NodeAddressType.HOSTNAME, node.name()))
                .distinct();
    }

    /** Returns the first address, or a free one that follows a taken one: the lowest as long as no node has gone. */
    private static Ip free(Snapshot snapshot) {
        if (!isTaken(FIRST_ADDRESS, snapshot)) {
            return FIRST_ADDRESS;
        }
        int taken = 0;
        int free = 1;
        while (isTaken(FIRST_ADDRESS.plus(free), snapshot)) {
            taken = free;
            free = 2 * free;
        }
        while (free - taken > 1) {
            int middle = (taken + free) / 2;
            boolean isTaken = isTaken(FIRST_ADDRESS.plus(middle), snapshot);
            taken = isTaken ? middle : taken;
            free = isTaken ? free : middle;
        }
        return FIRST_ADDRESS.plus(free);
    }

    private static boolean isTaken(Ip address, Snapshot snapshot) {
        return snapshot.first(NodeIndexes.BY_INTERNAL_IP, address.toString()).isDefined();
    }

    private static NodeAddress address(NodeAddressType type, String address) {
        return NodeAddress.builder().type(type).address(address).build();
    }
}
