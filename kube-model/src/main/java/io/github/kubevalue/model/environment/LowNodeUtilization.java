package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Comparator;

/**
 * Evicts pods from nodes of which much is requested, if there are others of which little is, in the hope that the scheduler puts them
 * there. (sigs.k8s.io/descheduler, lownodeutilization.go and nodeutilization.go) Whether it will is asked only where
 * the evictor is told so.
 *
 * @param thresholds in hundredths by resource: a node below all of them has room
 * @param targets in hundredths by resource: a node above one of them is to lose pods
 * @param numberOfNodes only if more nodes than that have room
 */
record LowNodeUtilization(Map<String, Double> thresholds, Map<String, Double> targets, int numberOfNodes) {
    static final String NAME = "LowNodeUtilization";
    private static final Seq<PodQOSClass> QUALITIES =
            Vector.of(PodQOSClass.BEST_EFFORT, PodQOSClass.BURSTABLE, PodQOSClass.GUARANTEED);
    private static final Comparator<Pod> LEAST_FIRST = Comparator.<Pod>comparingInt(
                    pod -> pod.spec().priority().getOrElse(0))
            .thenComparingInt(pod -> QUALITIES.indexOf(QualityOfService.of(pod.spec())));

    static LowNodeUtilization parse(Json args) {
        int number = args.get("numberOfNodes")
                .filter(Json.Number.class::isInstance)
                .map(json -> ((Json.Number) json).value().intValue())
                .getOrElse(0);
        return new LowNodeUtilization(shares(args, "thresholds"), shares(args, "targetThresholds"), number);
    }

    private static Map<String, Double> shares(Json args, String name) {
        return args.get(name).getOrElse(Json.NULL) instanceof Json.Obj said
                ? said.fields()
                        .filterValues(Json.Number.class::isInstance)
                        .mapValues(share -> ((Json.Number) share).value().doubleValue())
                : HashMap.empty();
    }

    /** Returns the pods to be evicted, in order. */
    Seq<Pod> evictions(DefaultEvictor evictor) {
        Snapshot snapshot = evictor.snapshot();
        Seq<Node> nodes = snapshot.list(Node.KIND);
        Seq<Node> low = nodes.filter(node -> !node.spec().isUnschedulable() && hasRoom(node, snapshot));
        Seq<Node> high = nodes.filter(node -> Utilization.of(node, snapshot).exceeds(target(node)));
        if (low.isEmpty() || low.size() <= numberOfNodes || low.size() == nodes.size()) {
            return Vector.empty();
        }
        Utilization room = low.map(node -> target(node).minus(Utilization.of(node, snapshot)))
                .reduce(Utilization::plus);
        return high.sortBy(node -> -Utilization.of(node, snapshot).total())
                .foldLeft(new Moves(room, Vector.empty()), (so, node) -> so.from(node, this, low, evictor))
                .pods();
    }

    private boolean hasRoom(Node node, Snapshot snapshot) {
        return !Utilization.of(node, snapshot).exceeds(Utilization.share(node, thresholds));
    }

    private Utilization target(Node node) {
        return Utilization.share(node, targets);
    }

    /**
     * What is to be moved.
     *
     * @param room what is left on the nodes that have room
     * @param pods the pods that are to be evicted
     */
    private record Moves(Utilization room, Vector<Pod> pods) {

        Moves from(Node node, LowNodeUtilization rule, Seq<Node> low, DefaultEvictor evictor) {
            Snapshot snapshot = evictor.snapshot();
            Seq<Pod> removable = snapshot.by(PodIndexes.BY_NODE, node.name())
                    .filter(pod -> !pod.isTerminal() && evictor.isEvictable(pod))
                    .filter(pod -> low.exists(other -> tolerates(pod, other)) && evictor.isEvicted(pod))
                    .sorted(LEAST_FIRST);
            Utilization used = Utilization.of(node, snapshot);
            Moves so = this;
            for (Pod pod : removable) {
                if (!used.exceeds(rule.target(node)) || !so.room.isPositive()) {
                    return so;
                }
                used = used.minus(Utilization.of(pod));
                so = new Moves(so.room.minus(Utilization.of(pod)), so.pods.append(pod));
            }
            return so;
        }

        private static boolean tolerates(Pod pod, Node node) {
            Seq<Taint> hard =
                    node.spec().taints().reject(taint -> taint.effect().equals(TaintEffect.PREFER_NO_SCHEDULE));
            return hard.forAll(pod.spec()::tolerates);
        }
    }
}
