package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.TopologySelectorTerm;
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
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;

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
    private static final Comparator<SortedMap<String, String>> SHORTEST_FIRST =
            Comparator.<SortedMap<String, String>>comparingInt(SortedMap::size).thenComparing(Topology::text);

    /** From which nodes the volume can be reached, none if from all; or why it cannot be made where it is wanted. */
    Either<String, Option<VolumeNodeAffinity>> affinity() {
        return selectedNode
                .flatMap(name -> snapshot.get(Node.KIND, name))
                .map(this::with)
                .getOrElse(() -> Either.right(spread()))
                .map(place -> place.map(Topology::affinity));
    }

    private Either<String, Option<SortedMap<String, String>>> with(Node node) {
        Seq<String> keys = keys(node);
        if (keys.isEmpty()) {
            return Either.right(Option.none());
        }
        SortedMap<String, String> labels = node.metadata().labels();
        return place(node)
                .toEither(() -> "topology labels from selected node "
                        + labels.map(Topology::text).mkString("map[", " ", "]")
                        + " does not match topology keys from CSINode " + keys.mkString("[", " ", "]"))
                .flatMap(place -> allowed(place, node.name()));
    }

    private Either<String, Option<SortedMap<String, String>>> allowed(SortedMap<String, String> place, String node) {
        Seq<SortedMap<String, String>> allowed = allowed();
        boolean isAllowed = allowed.isEmpty()
                || allowed.exists(
                        term -> term.forAll(label -> place.get(label._1).contains(label._2)));
        return isAllowed
                ? Either.right(Option.of(place))
                : Either.left("topology " + text(place) + " from selected node \"" + node + "\" is not in requisite: "
                        + allowed.map(Topology::text).mkString("[", " ", "]"));
    }

    /** One of the places that the class allows, or, if it says nothing, of those where there are nodes. */
    private Option<SortedMap<String, String>> spread() {
        Seq<SortedMap<String, String>> known = snapshot.list(Node.KIND).flatMap(this::place);
        Seq<SortedMap<String, String>> places =
                storage.allowedTopologies().isEmpty() ? known.distinct().sorted(SHORTEST_FIRST) : allowed();
        return Option.when(
                !known.isEmpty() && !places.isEmpty(), () -> places.get(ClaimSpread.of(claim, places.size())));
    }

    /** The places that the class allows. */
    private Seq<SortedMap<String, String>> allowed() {
        return storage.allowedTopologies()
                .flatMap(Topology::flattened)
                .distinct()
                .sorted(SHORTEST_FIRST);
    }

    // flatten
    private static Seq<SortedMap<String, String>> flattened(TopologySelectorTerm term) {
        Seq<SortedMap<String, String>> none = Vector.of(TreeMap.empty());
        return term.matchLabelExpressions()
                .foldLeft(
                        none,
                        (places, expression) -> expression
                                .values()
                                .flatMap(value -> places.map(place -> place.put(expression.key(), value))))
                .reject(SortedMap::isEmpty);
    }

    private Seq<String> keys(Node node) {
        return provisioner
                .topology()
                .orElse(() -> driver(node.name()).map(CSINodeDriver::topologyKeys))
                .getOrElse(() -> provisioner.isLocal() ? Vector.of(HOSTNAME) : Vector.empty());
    }

    private Option<CSINodeDriver> driver(String node) {
        return snapshot.get(CSINode.KIND, node)
                .flatMap(
                        csi -> csi.spec().drivers().find(driver -> driver.name().equals(provisioner.name())));
    }

    /** The place of a node, if it has all the labels that say it. */
    private Option<SortedMap<String, String>> place(Node node) {
        Seq<String> keys = keys(node);
        SortedMap<String, String> labels = node.metadata().labels().filterKeys(keys::contains);
        return Option.when(!keys.isEmpty() && keys.forAll(labels::containsKey), labels);
    }

    private static String text(SortedMap<String, String> place) {
        return place.map(label -> "{" + label._1 + " " + label._2 + "}").mkString("[", " ", "]");
    }

    private static String text(Tuple2<String, String> label) {
        return label._1 + ":" + label._2;
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
