package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.HostPort;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Whether a node takes in a pod that was bound to it: the kubelet looks again, for not every pod comes by way of the
 * scheduler.
 *
 * @param snapshot the objects
 * @param node the node
 * @param pod the pod
 */
record NodeAdmission(Snapshot snapshot, Node node, Pod pod) {
    // pkg/kubelet/lifecycle/predicate.go, Admit
    private static final Vector<String> PRESSURES =
            Vector.of(NodeCondition.MEMORY_PRESSURE, NodeCondition.DISK_PRESSURE, NodeCondition.PID_PRESSURE);

    /**
     * Why a pod is turned away.
     *
     * @param reason one word, {@code OutOfcpu}
     * @param message the sentence
     */
    record Rejection(String reason, String message) {
        static Rejection predicate(String name, String text) {
            return new Rejection(name, "Predicate " + name + " failed: " + text);
        }
    }

    Option<Rejection> rejection() {
        return underPressure().orElse(this::unfit);
    }

    // pkg/kubelet/eviction/eviction_manager.go, Admit
    private Option<Rejection> underPressure() {
        Seq<String> pressures = PRESSURES.filter(type -> node.status()
                .condition(type)
                .exists(condition -> condition.status().isTrue()));
        boolean admitted = pressures.isEmpty()
                || CriticalPods.isCritical(pod)
                || pressures.equals(Vector.of(NodeCondition.MEMORY_PRESSURE)) && bearsMemoryPressure();
        return Option.when(
                !admitted,
                () -> new Rejection("Evicted", "The node had condition: " + pressures.mkString("[", " ", "]") + ". "));
    }

    private boolean bearsMemoryPressure() {
        return !QualityOfService.of(pod.spec()).equals(PodQOSClass.BEST_EFFORT)
                || pod.spec().tolerates(Taint.of("node.kubernetes.io/memory-pressure", TaintEffect.NO_SCHEDULE));
    }

    private Option<Rejection> unfit() {
        if (!pod.spec().matches(node)) {
            return Option.of(Rejection.predicate("NodeAffinity", "node(s) didn't match Pod's node affinity/selector"));
        }
        NodeLoad all = snapshot.sum(NodeLoad.BY_NODE, node.name());
        Resources allocatable = Resources.of(node.status().allocatable());
        boolean fits = all.pods() <= allowedPods()
                && names(all.requested()).forAll(name -> all.requested().get(name) <= allocatable.get(name))
                && all.ports().forAll(port -> port._2 == 1);
        return fits ? Option.none() : against(admitted(), allocatable);
    }

    /** The load of the pods that the node took in before. */
    private NodeLoad admitted() {
        return snapshot.by(PodIndexes.BY_NODE, node.name())
                .filter(other ->
                        !other.isTerminal() && other.status().startTime().isDefined())
                .foldLeft(NodeLoad.NONE, (load, other) -> load.plus(NodeLoad.of(other)));
    }

    private Option<Rejection> against(NodeLoad load, Resources allocatable) {
        if (load.pods() + 1 > allowedPods()) {
            return Option.of(insufficient("pods", 1, load.pods(), allowedPods()));
        }
        Resources wanted = NodeLoad.of(pod).requested();
        Option<Rejection> lacking = names(wanted)
                .find(name -> wanted.get(name) > 0
                        && wanted.get(name)
                                > allocatable.get(name) - load.requested().get(name))
                .map(name ->
                        insufficient(name, wanted.get(name), load.requested().get(name), allocatable.get(name)));
        boolean clash =
                HostPort.of(pod.spec()).exists(port -> load.ports().keySet().exists(port::clashesWith));
        return lacking.orElse(Option.when(
                clash,
                () -> Rejection.predicate("NodePorts", "node(s) didn't have free ports for the requested pod ports")));
    }

    private static Seq<String> names(Resources resources) {
        return Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE)
                .appendAll(resources.scalars().keySet());
    }

    private long allowedPods() {
        return node.status()
                .allocatable()
                .get(Resources.PODS)
                .map(Quantity::value)
                .getOrElse(0L);
    }

    private static Rejection insufficient(String name, long requested, long used, long capacity) {
        return new Rejection(
                "OutOf" + name,
                "Node didn't have enough resource: " + name + ", requested: " + requested + ", used: " + used
                        + ", capacity: " + capacity);
    }
}
