package io.github.kubevalue.model.controller.ttl;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;

/**
 * Annotates each node with the seconds for which its kubelet may go on with what it has read. What the controller has in
 * its memory elsewhere, the range of sizes in which the cluster is, is here what the nodes are told.
 */
public final class TtlController implements Controller {
    // staging/src/k8s.io/api/core/v1/annotation_key_constants.go, ObjectTTLAnnotationKey
    private static final String TTL = "node.alpha.kubernetes.io/ttl";

    private static final Tally<Node, Integer> SIZE = Tally.of(
            "number of nodes",
            Node.KIND,
            new Tally.Group<>(0, Integer::sum, (one, other) -> one - other),
            node -> Option.of(new Tally.Entry<>("", 1)));

    private static final Index<Node> TOLD = Index.of(
            "nodes with a TTL", Node.KIND, node -> told(node).map(seconds -> "").toVector());

    /** Returns the controller. */
    public TtlController() {}

    @Override
    public String name() {
        return "ttl-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(TOLD).with(SIZE);
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
        boolean isAnotherSize = change.before().isEmpty() || change.after().isEmpty();
        if (isAnotherSize && ClusterSize.isBound(snapshot.sum(SIZE, ""))) {
            return snapshot.list(Node.KIND).map(Node::key);
        }
        boolean isToldSo = !isAnotherSize && annotation(change.before()).equals(annotation(change.after()));
        return isToldSo || change.after().isEmpty() ? Vector.empty() : Vector.of(change.key());
    }

    private static Option<String> annotation(Option<KubeObject> node) {
        return node.flatMap(object -> object.metadata().annotations().get(TTL));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/ttl/ttl_controller.go, updateNodeIfNeeded
        return snapshot.get(Node.KIND, key.name())
                .map(node -> annotated(node, seconds(node, snapshot)))
                .getOrElse(Plan.none());
    }

    private static int seconds(Node node, Snapshot snapshot) {
        Option<Integer> before =
                told(node).orElse(() -> snapshot.first(TOLD, "").flatMap(TtlController::told));
        return ClusterSize.of(snapshot.sum(SIZE, ""), before).seconds();
    }

    private static Option<Integer> told(Node node) {
        return node.metadata()
                .annotations()
                .get(TTL)
                .flatMap(text -> Try.of(() -> Integer.valueOf(text)).toOption());
    }

    private static Plan annotated(Node node, int seconds) {
        if (told(node).contains(seconds)) {
            return Plan.none();
        }
        Node after = node.withMetadata(node.metadata().withAnnotation(TTL, String.valueOf(seconds)));
        return Plan.of(new Write.Update(after), "how long what it has read may be kept");
    }
}
