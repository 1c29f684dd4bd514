package io.github.kubevalue.model.kubelet.admission;

import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.kubelet.NodePressure;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.HostPort;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Whether a node takes in a pod that was bound to it: the kubelet looks again, for not every pod comes by way of the
 * scheduler.
 *
 * @param snapshot the objects
 * @param node the node
 * @param pod the pod
 */
public record NodeAdmission(Snapshot snapshot, Node node, Pod pod) {
    // pkg/kubelet/lifecycle/predicate.go, Admit
    private static final String LINUX = "linux";

    /**
     * Returns the plan that makes room for the pod, empty where there is room, or why the node turns it away.
     *
     * @param now the time
     */
    public Either<Rejection, Plan> admitted(Instant now) {
        return rejection().<Either<Rejection, Plan>>map(Either::left).getOrElse(() -> {
            Requirements lacking = lacking();
            return lacking.areMet()
                    ? Either.right(Plan.none())
                    : new CriticalPreemption(pod, others()).plan(lacking, now);
        });
    }

    /** Why the node turns the pod away; none if it takes it in, or would with room. */
    private Option<Rejection> rejection() {
        return underPressure().orElse(this::unfit);
    }

    // pkg/kubelet/eviction/eviction_manager.go, Admit
    private Option<Rejection> underPressure() {
        Seq<String> pressures = NodePressure.all()
                .map(NodePressure::type)
                .filter(type -> node.status()
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

    // pkg/kubelet/lifecycle/predicate.go, Admit and generalFilter; pkg/scheduler/eventhandlers.go, AdmissionCheck
    private Option<Rejection> unfit() {
        return ofOtherSystem().orElse(() -> {
            Option<Rejection> other = elsewhere().orElse(this::clashing).orElse(this::untolerated);
            Requirements lacking = lacking();
            // room is made for a critical pod
            return lacking.areMet() || CriticalPods.isCritical(pod)
                    ? other
                    : Option.of(insufficient(lacking.lacking().head()._1));
        });
    }

    private Option<Rejection> ofOtherSystem() {
        String label = "kubernetes.io/os";
        if (pod.metadata().labels().get(label).exists(wanted -> !wanted.equals(LINUX))) {
            return Option.of(new Rejection(
                    "PodOSSelectorNodeLabelDoesNotMatch",
                    "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label"));
        }
        return pod.spec()
                .os()
                .filter(os -> !os.name().toString().equals(LINUX))
                .map(os -> new Rejection(
                        "PodOSNotSupported", "Failed to admit pod as the OS field doesn't match node OS"));
    }

    private Option<Rejection> elsewhere() {
        return Option.when(
                !pod.spec().matches(node),
                () -> Rejection.predicate("NodeAffinity", "node(s) didn't match Pod's node affinity/selector"));
    }

    private Option<Rejection> clashing() {
        boolean mayClash = whole().ports().exists(port -> port._2 > 1)
                || HostPort.of(pod.spec())
                        .exists(port -> whole().ports().keySet().count(port::clashesWith) > 1);
        boolean clash = mayClash
                && HostPort.of(pod.spec())
                        .exists(port -> admitted().ports().keySet().exists(port::clashesWith));
        return Option.when(
                clash,
                () -> Rejection.predicate("NodePorts", "node(s) didn't have free ports for the requested pod ports"));
    }

    /** A taint that would evict it at once; static pods do not mind. */
    private Option<Rejection> untolerated() {
        boolean untolerated = !pod.isMirror()
                && node.spec()
                        .taints()
                        .exists(taint -> taint.effect().equals(TaintEffect.NO_EXECUTE)
                                && !pod.spec().tolerates(taint));
        return Option.when(
                untolerated,
                () -> Rejection.predicate("TaintToleration", "node(s) had taints that the pod didn't tolerate"));
    }

    /** The load of all pods that are bound to the node, whether it took them in or not. */
    private NodeLoad whole() {
        return snapshot.sum(NodeLoad.BY_NODE, node.name());
    }

    /** What the pod lacks on the node. */
    private Requirements lacking() {
        NodeLoad all = whole();
        Resources allocatable = allocatable();
        boolean fits = all.pods() <= allowedPods()
                && names(all.requested()).forAll(name -> all.requested().get(name) <= allocatable.get(name));
        return fits ? new Requirements(LinkedHashMap.empty()) : lacking(admitted(), allocatable);
    }

    private Requirements lacking(NodeLoad load, Resources allocatable) {
        Resources wanted = PodRequests.of(pod.spec()).exact();
        Map<String, Long> ofPods =
                load.pods() + 1 > allowedPods() ? LinkedHashMap.of(Resources.PODS, 1L) : LinkedHashMap.empty();
        return new Requirements(names(wanted)
                .filter(name -> wanted.get(name) > 0 && isKnown(name))
                .foldLeft(ofPods, (all, name) -> {
                    long missing = wanted.get(name)
                            - (allocatable.get(name) - load.requested().get(name));
                    return missing > 0 ? all.put(name, missing) : all;
                }));
    }

    /** An extended resource that the node does not have is somebody else's. */
    // pkg/kubelet/lifecycle/predicate.go, removeMissingExtendedResources
    private boolean isKnown(String name) {
        return !name.contains("/")
                || name.contains("kubernetes.io/")
                || node.status().allocatable().containsKey(name);
    }

    private Resources allocatable() {
        return Resources.of(node.status().allocatable());
    }

    /** The load of the pods that the node took in before. */
    private NodeLoad admitted() {
        return others().foldLeft(NodeLoad.NONE, (load, other) -> load.plus(NodeLoad.given(other)));
    }

    /** The pods that the node took in before. */
    private Seq<Pod> others() {
        return snapshot.by(PodIndexes.BY_NODE, node.name())
                .filter(other -> !other.key().equals(pod.key())
                        && !other.isTerminal()
                        && other.status().startTime().isDefined());
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

    private Rejection insufficient(String name) {
        boolean isOfPods = name.equals(Resources.PODS);
        long requested = isOfPods ? 1 : PodRequests.of(pod.spec()).exact().get(name);
        long used = isOfPods ? admitted().pods() : admitted().requested().get(name);
        long capacity = isOfPods ? allowedPods() : allocatable().get(name);
        return new Rejection(
                "OutOf" + name,
                "Node didn't have enough resource: " + name + ", requested: " + requested + ", used: " + used
                        + ", capacity: " + capacity);
    }
}
