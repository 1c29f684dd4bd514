package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * How well the nodes of a zone are, which decides how fast they are tainted so that their pods are evicted: where too many are not
 * ready, it may be the network between them and the control plane that is not well.
 *
 * @param name the zone, with its region
 * @param count how many nodes there are of a state, in all or in a zone
 */
record Zone(String name, ToIntFunction<String> count) {
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";
    private static final String READY = "ready";
    private static final String UNREADY = "unready";

    // cmd/kube-controller-manager, node-eviction-rate, secondary-node-eviction-rate, large-cluster-size-threshold,
    // unhealthy-zone-threshold
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration REDUCED = Duration.ofSeconds(100);
    private static final int LARGE = 50;
    private static final float UNHEALTHY = 0.55f;

    /** All zones together, among the nodes that wait for their taint or have it. */
    static final String ALL = "all";

    /** The nodes that count, by their state, and by zone and state. */
    static final Index<Node> HEALTH = Index.of("nodes by readiness", Node.KIND, Zone::states)
            .reading(node -> node.metadata().labels(), node -> node.status().conditions());

    /** The nodes that are not ready and have no taint yet that evicts their pods, by zone. */
    static final Index<Node> WAITING = Index.of("nodes to taint", Node.KIND, Zone::waiting)
            .reading(
                    node -> node.metadata().labels(),
                    node -> node.status().conditions(),
                    node -> node.spec().taints());

    /** The nodes that have such a taint, by zone. */
    static final Index<Node> TAINTED = Index.of("tainted nodes", Node.KIND, Zone::tainted)
            .reading(node -> node.metadata().labels(), node -> node.spec().taints());

    static final Catalog CATALOG = Catalog.of(HEALTH, WAITING, TAINTED);

    /** Returns the name of the zone of a node. */
    static String nameOf(Node node) {
        // component-helpers/node/topology/helpers.go, GetZoneKey
        SortedMap<String, String> labels = node.metadata().labels();
        String zone = labels.get("failure-domain.beta.kubernetes.io/zone")
                .orElse(() -> labels.get("topology.kubernetes.io/zone"))
                .getOrElse("");
        String region = labels.get("failure-domain.beta.kubernetes.io/region")
                .orElse(() -> labels.get("topology.kubernetes.io/region"))
                .getOrElse("");
        return region + ":\0:" + zone;
    }

    /** The states by which a node counts; none if it does not. */
    static Seq<String> states(Node node) {
        if (node.metadata().labels().containsKey(EXCLUDED)) {
            return Vector.empty();
        }
        String state = node.isReady() ? READY : UNREADY;
        return Vector.of(state, nameOf(node) + state);
    }

    static Seq<String> waiting(Node node) {
        boolean isWaiting = node.status().condition(NodeCondition.READY).isDefined()
                && !node.isReady()
                && taint(node).isEmpty();
        return isWaiting ? Vector.of(ALL, nameOf(node)) : Vector.empty();
    }

    static Seq<String> tainted(Node node) {
        return taint(node).isDefined() ? Vector.of(ALL, nameOf(node)) : Vector.empty();
    }

    /** The taint of a node that evicts its pods because it is not ready. */
    static Option<Taint> taint(Node node) {
        return node.spec().taints().find(Zone::isOfReadiness);
    }

    static boolean isOfReadiness(Taint taint) {
        return taint.effect().equals(TaintEffect.NO_EXECUTE)
                && (taint.key().equals(NOT_READY) || taint.key().equals(UNREACHABLE));
    }

    /** Whether no node of the cluster is ready: then it is the control plane that is taken to be cut off, and no pod is evicted. */
    boolean isClusterLost() {
        // pkg/controller/nodelifecycle/node_lifecycle_controller.go, handleDisruption
        return count.applyAsInt(READY) == 0 && count.applyAsInt(UNREADY) > 0;
    }

    /** Returns how long it takes at least from one node of the zone that is tainted to the next; none if none is tainted. */
    Option<Duration> pace() {
        // ComputeZoneState, setLimiterInZone
        if (isClusterLost()) {
            return Option.none();
        }
        int ready = count.applyAsInt(name + READY);
        int unready = count.applyAsInt(name + UNREADY);
        int size = ready + unready;
        boolean isPartial = ready > 0 && unready > 2 && (float) unready / size >= UNHEALTHY;
        if (!isPartial) {
            return Option.of(USUAL);
        }
        return Option.when(size > LARGE, REDUCED);
    }
}
