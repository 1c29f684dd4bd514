package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps the taints of a node in step with its conditions, and its older labels with those that replaced them; and says of nodes
 * of whose kubelets nothing is heard that their state is not known.
 */
public final class NodeLifecycleController implements Controller {
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final String MEMORY_PRESSURE = "node.kubernetes.io/memory-pressure";
    private static final String DISK_PRESSURE = "node.kubernetes.io/disk-pressure";
    private static final String PID_PRESSURE = "node.kubernetes.io/pid-pressure";
    private static final String NETWORK_UNAVAILABLE = "node.kubernetes.io/network-unavailable";
    private static final Set<String> OWN = HashSet.of(
            Zone.NOT_READY,
            Zone.UNREACHABLE,
            UNSCHEDULABLE,
            MEMORY_PRESSURE,
            DISK_PRESSURE,
            PID_PRESSURE,
            NETWORK_UNAVAILABLE);

    private static final Map<String, String> OLDER_LABELS = HashMap.of(
            "kubernetes.io/os", "beta.kubernetes.io/os",
            "kubernetes.io/arch", "beta.kubernetes.io/arch");

    /** Returns the controller. */
    public NodeLifecycleController() {}

    @Override
    public String name() {
        return "node-lifecycle-controller";
    }

    @Override
    public Catalog catalog() {
        return Zone.CATALOG;
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(Node.KIND)
                ? new TaintQueue(snapshot).moved(change).prepend(change.key()).distinct()
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/nodelifecycle/node_lifecycle_controller.go, doNoScheduleTaintingPass
        return snapshot.get(Node.KIND, key.name())
                .filter(node -> !node.metadata().isDeleting())
                .map(node -> kept(node, new TaintQueue(snapshot), moment.now())
                        .then(new NodeHealth(snapshot, node, moment).plan()))
                .getOrElse(() -> Plan.none().remembering(Memory.NONE));
    }

    private static Plan kept(Node node, TaintQueue queue, Instant now) {
        Option<Instant> due = Zone.waiting(node).isEmpty() ? Option.none() : queue.due(node, now);
        boolean isEvicting =
                due.exists(time -> !time.isAfter(now)) || Zone.taint(node).isDefined() && !queue.isClosed();
        Node after = node.withMetadata(node.metadata().withLabels(labels(node)))
                .withSpec(node.spec().withTaints(taints(node, isEvicting, now)));
        Plan plan = after.equals(node) ? Plan.none() : Plan.of(new Write.Update(after), "its conditions and labels");
        return due.filter(time -> time.isAfter(now))
                .map(time -> plan.requeueAfter(Duration.between(now, time)))
                .getOrElse(plan);
    }

    /** What the labels of old said is said still. */
    private static SortedMap<String, String> labels(Node node) {
        // node_lifecycle_controller.go, labelReconcileInfo
        return OLDER_LABELS.foldLeft(
                node.metadata().labels(),
                (labels, pair) -> labels.get(pair._1)
                        .map(value -> labels.put(pair._2, value))
                        .getOrElse(labels));
    }

    private static Seq<Taint> taints(Node node, boolean isEvicting, Instant now) {
        Seq<Taint> present = node.spec().taints();
        // a node that never told its state is as it was registered
        if (node.status().condition(NodeCondition.READY).isEmpty()) {
            return present;
        }
        Seq<Taint> wanted = wanted(node, isEvicting);
        Seq<Taint> kept = present.filter(taint -> !isOwn(taint) || wanted.exists(other -> isSame(taint, other)));
        Seq<Taint> added = wanted.reject(taint -> present.exists(other -> isSame(taint, other)));
        return kept.appendAll(added.map(taint -> taint.withTimeAdded(Option.of(now.truncatedTo(ChronoUnit.SECONDS)))));
    }

    private static boolean isOwn(Taint taint) {
        return OWN.contains(taint.key())
                && (taint.effect().equals(TaintEffect.NO_SCHEDULE) || Zone.isOfReadiness(taint));
    }

    private static boolean isSame(Taint one, Taint other) {
        return one.key().equals(other.key()) && one.effect().equals(other.effect());
    }

    private static Seq<Taint> wanted(Node node, boolean isEvicting) {
        Option<String> unready = node.status().condition(NodeCondition.READY).flatMap(NodeLifecycleController::unready);
        Seq<Taint> readiness = unready.toVector()
                .flatMap(key -> Vector.of(TaintEffect.NO_SCHEDULE, TaintEffect.NO_EXECUTE)
                        .filter(effect -> isEvicting || effect.equals(TaintEffect.NO_SCHEDULE))
                        .map(effect -> Taint.of(key, effect)));
        Seq<String> pressures = Vector.empty();
        return readiness.appendAll(pressures
                .appendAll(pressure(node, NodeCondition.MEMORY_PRESSURE, MEMORY_PRESSURE))
                .appendAll(pressure(node, NodeCondition.DISK_PRESSURE, DISK_PRESSURE))
                .appendAll(pressure(node, NodeCondition.PID_PRESSURE, PID_PRESSURE))
                .appendAll(pressure(node, NodeCondition.NETWORK_UNAVAILABLE, NETWORK_UNAVAILABLE))
                .appendAll(Option.when(node.spec().unschedulable().getOrElse(false), UNSCHEDULABLE))
                .map(key -> Taint.of(key, TaintEffect.NO_SCHEDULE)));
    }

    private static Option<String> unready(NodeCondition ready) {
        if (ready.status().isTrue()) {
            return Option.none();
        }
        return Option.of(ready.status().equals(ConditionStatus.FALSE) ? Zone.NOT_READY : Zone.UNREACHABLE);
    }

    private static Option<String> pressure(Node node, String condition, String taint) {
        return node.status()
                .condition(condition)
                .filter(found -> found.status().isTrue())
                .map(found -> taint);
    }
}
