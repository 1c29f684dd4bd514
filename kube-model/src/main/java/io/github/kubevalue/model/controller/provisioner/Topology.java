package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.VolumeNodeAffinity;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSINodeDriver;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.Provisioner;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Where a volume is made: with the node of the pod that waits for it; or, if none does, in one of the places that the
 * class allows, claims of a StatefulSet one place after the other.
 *
 * @param snapshot the objects
 * @param provisioner who makes it
 * @param storage its class
 * @param claim the name of the claim
 * @param selectedNode the node of the pod that waits for it
 */
record Topology(
        Snapshot snapshot, Provisioner provisioner, StorageClass storage, String claim, Option<String> selectedNode) {
    // external-provisioner, pkg/controller/topology.go, GenerateAccessibilityRequirements
    private static final String HOSTNAME = "kubernetes.io/hostname";

    /** From which nodes the volume can be reached; none if from all. */
    Option<VolumeNodeAffinity> affinity() {
        return place().filter(place -> !place.isEmpty()).map(Topology::affinity);
    }

    private Option<SortedMap<String, String>> place() {
        Option<Node> node = selectedNode.flatMap(name -> snapshot.get(Node.KIND, name));
        if (node.isDefined()) {
            return node.map(one -> labels(one, keys(one.name())));
        }
        Seq<SortedMap<String, String>> places = snapshot.list(Node.KIND)
                .filter(storage::isAllowedOn)
                .map(one -> labels(one, keys(one.name())))
                .reject(SortedMap::isEmpty)
                .distinct()
                .sortBy(place -> place.mkString(","));
        return Option.when(!places.isEmpty(), () -> places.get(ClaimSpread.of(claim, places.size())));
    }

    private Seq<String> keys(String node) {
        return provisioner
                .topology()
                .orElse(() -> driver(node).map(CSINodeDriver::topologyKeys))
                .getOrElse(() -> provisioner.isLocal() ? Vector.of(HOSTNAME) : Vector.empty());
    }

    private Option<CSINodeDriver> driver(String node) {
        return snapshot.get(CSINode.KIND, node)
                .flatMap(
                        csi -> csi.spec().drivers().find(driver -> driver.name().equals(provisioner.name())));
    }

    private static SortedMap<String, String> labels(Node node, Seq<String> keys) {
        return keys.flatMap(key -> node.metadata().labels().get(key).map(value -> new Tuple2<>(key, value)))
                .foldLeft(TreeMap.empty(), (labels, label) -> labels.put(label));
    }

    private static VolumeNodeAffinity affinity(SortedMap<String, String> place) {
        Seq<NodeSelectorRequirement> requirements =
                place.toVector().map(label -> NodeSelectorRequirement.of(label._1, NodeSelectorOperator.IN, label._2));
        return VolumeNodeAffinity.builder()
                .required(NodeSelector.builder()
                        .addNodeSelectorTerm(NodeSelectorTerm.builder()
                                .matchExpressions(requirements)
                                .build())
                        .build())
                .build();
    }
}
