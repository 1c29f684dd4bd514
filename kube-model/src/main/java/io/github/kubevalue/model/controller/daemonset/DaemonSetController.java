package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategyType;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.history.History;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.controller.workload.PodCreation;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Keeps one pod of a DaemonSet on each eligible node and none elsewhere, and replaces outdated ones little by little. */
public final class DaemonSetController implements Controller {
    private static final int HISTORY = 10;

    /** Returns the controller. */
    public DaemonSetController() {}

    @Override
    public String name() {
        return "daemonset-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(DaemonSet.KIND)
                || kind.equals(Node.KIND)
                || kind.equals(Pod.KIND)
                || kind.equals(ControllerRevision.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(DaemonSet.KIND)) {
            return Vector.of(change.key());
        }
        if (change.key().kind().equals(Node.KIND)) {
            return isNews(change) ? snapshot.list(DaemonSet.KIND).map(DaemonSet::key) : Vector.empty();
        }
        if (change.key().kind().equals(Pod.KIND)) {
            return Owners.woken(change, DaemonSet.KIND)
                    .appendAll(Claim.claimants(
                            change, snapshot, DaemonSet.KIND, set -> set.spec().selector()));
        }
        return change.key().kind().equals(ControllerRevision.KIND)
                ? Owners.woken(change, DaemonSet.KIND)
                : Vector.empty();
    }

    /** Only what decides eligibility matters of a node: its labels, its taints, and whether it is there. */
    private static boolean isNews(Change change) {
        return !eligibility(change.before()).equals(eligibility(change.after()));
    }

    private static Option<Object> eligibility(Option<KubeObject> object) {
        return object.map(Node.class::cast)
                .map(node -> Tuple.of(node.metadata().labels(), node.spec().taints()));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(DaemonSet.KIND, key.namespace(), key.name())
                // syncDaemonSet: of one that is going neither pods nor revisions need be there, so nothing is said of
                // them
                .filter(set -> !set.metadata().isDeleting())
                .map(set -> reconcile(snapshot, set, moment))
                .getOrElse(() -> moment.memory(FailedPods.class).isDefined()
                        ? Plan.none().remembering(Memory.NONE)
                        : Plan.none());
    }

    private static Plan reconcile(Snapshot snapshot, DaemonSet set, Moment moment) {
        Instant now = moment.now();
        FailedPods failed = moment.memory(FailedPods.class).getOrElse(FailedPods.NONE);
        // pkg/controller/daemon/daemon_controller.go, syncDaemonSet
        Claim<Pod> claim = Claim.of(set, set.spec().selector(), PodIndexes.ORPHANS, snapshot);
        Placement placement = Placement.of(set);
        Map<String, Seq<Pod>> byNode =
                claim.mine().groupBy(pod -> Placement.node(pod).getOrElse("")).mapValues(pods -> pods);
        Seq<NodePods> nodes = snapshot.list(Node.KIND)
                .map(node -> NodePods.of(node, byNode.getOrElse(node.name(), Vector.empty()), placement));
        History history = History.of(
                set, set.spec().selector(), set.spec().template(), set.status().collisionCount(), snapshot);
        Plan reported = claim.plan().then(StatusReport.of(set, nodes, history.updateHash(), now));
        Plan managed = managed(set, nodes, placement, history, failed, now);
        Plan moved = managed.steps().isEmpty() && isRolling(set)
                ? managed.then(RollingUpdate.of(set, nodes, placement, history.updateHash(), now))
                : managed;
        Plan plan = reported.then(history.plan()).then(moved).then(pruned(set, claim.mine(), history));
        return Availability.next(claim.mine(), set.spec().minReadySeconds(), now)
                .map(plan::requeueAfter)
                .getOrElse(plan);
    }

    private static boolean isRolling(DaemonSet set) {
        return !set.spec().updateStrategy().type().contains(DaemonSetUpdateStrategyType.ON_DELETE);
    }

    private static Plan pruned(DaemonSet set, Seq<Pod> pods, History history) {
        Seq<String> hashes = pods.flatMap(pod -> pod.metadata().labels().get(Placement.HASH));
        Seq<String> inUse = history.revisions()
                .filter(revision ->
                        revision.metadata().labels().get(History.HASH).exists(hashes::contains))
                .map(ControllerRevision::name);
        return history.pruned(inUse, set.spec().revisionHistoryLimit().getOrElse(HISTORY));
    }

    private static Plan managed(
            DaemonSet set, Seq<NodePods> nodes, Placement placement, History history, FailedPods before, Instant now) {
        // daemon_controller.go, podsShouldBeOnNode
        Plan plan = Plan.none();
        FailedPods failed = before;
        for (NodePods node : nodes) {
            if (node.shouldRun() && node.pods().isEmpty()) {
                plan = plan.then(created(set, node, placement, history.updateHash()));
                continue;
            }
            Plan cleared = node.shouldContinue() ? cleared(set, node, failed, now) : emptied(set, node);
            failed = (FailedPods) cleared.memory().getOrElse(failed);
            Plan tidied = node.shouldContinue() ? cleared.then(tidied(set, node, history.updateHash(), now)) : cleared;
            plan = isBare(set, node)
                    ? plan.then(tidied).then(created(set, node, placement, history.updateHash()))
                    : plan.then(tidied);
        }
        return plan;
    }

    /** Whether a node lacks a pod although some are going: these are waited for, unless two may stand on a node. */
    private static boolean isBare(DaemonSet set, NodePods node) {
        return node.shouldRun()
                && RollingUpdate.allowsSurge(set)
                && node.active().isEmpty();
    }

    static Plan created(DaemonSet set, NodePods node, Placement placement, String hash) {
        Pod pod = placement.pod(set, node.node().name(), hash);
        return Plan.none()
                .then(new Write.Create(pod), "node " + node.node().name() + " has no pod", new PodCreation(set));
    }

    static Plan deleted(DaemonSet set, Pod pod, String why) {
        return Plan.of(Write.delete(pod), why)
                .telling(Event.normal(set, "SuccessfulDelete", "Deleted pod: " + pod.name()));
    }

    private static Plan emptied(DaemonSet set, NodePods node) {
        return node.pods()
                .reject(pod -> pod.metadata().isDeleting())
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(deleted(set, pod, "the node is not eligible")));
    }

    /** Ended pods make room, but failed ones no sooner than after a while. */
    private static Plan cleared(DaemonSet set, NodePods node, FailedPods before, Instant now) {
        // failedPodsBackoffKey
        String key = node.node().name() + "/" + set.status().observedGeneration();
        Plan plan = Plan.none();
        FailedPods failed = before;
        for (Pod pod :
                node.pods().filter(pod -> pod.isTerminal() && !pod.metadata().isDeleting())) {
            boolean hasFailed = pod.status().phase().contains(PodPhase.FAILED);
            Option<Duration> delay = hasFailed ? failed.delay(key, now) : Option.none();
            if (delay.isDefined()) {
                plan = plan.recurAfter(delay.get());
                continue;
            }
            failed = hasFailed ? failed.after(key, now) : failed;
            plan = plan.then(cleared(set, node, pod));
        }
        return failed.equals(before) ? plan : plan.remembering(failed);
    }

    /** Of several pods the oldest stays, unless a new one is to take the place of an old one. */
    private static Plan tidied(DaemonSet set, NodePods node, String hash, Instant now) {
        Seq<Pod> needless = RollingUpdate.allowsSurge(set)
                ? node.active().removeAll(staying(set, node, hash, now))
                : node.active().drop(1);
        return needless.foldLeft(Plan.none(), (plan, pod) -> plan.then(deleted(set, pod, "one is enough")));
    }

    /** The oldest new pod, and the oldest old one for as long as it is ready and the new one not yet available. */
    private static Seq<Pod> staying(DaemonSet set, NodePods node, String hash, Instant now) {
        Option<Pod> updated = node.updated(hash);
        boolean isReplaced =
                updated.exists(pod -> Availability.isAvailable(pod, set.spec().minReadySeconds(), now));
        Option<Pod> outdated = node.outdated(hash).filter(pod -> updated.isEmpty() || pod.isReady() && !isReplaced);
        return updated.toVector().appendAll(outdated);
    }

    private static Plan cleared(DaemonSet set, NodePods node, Pod pod) {
        boolean failed = pod.status().phase().contains(PodPhase.FAILED);
        String message =
                "Found " + (failed ? "failed" : "succeeded") + " daemon pod " + pod.namespace() + "/" + pod.name()
                        + " on node " + node.node().name() + ", will try to " + (failed ? "kill" : "delete") + " it";
        Event told = failed
                ? Event.warning(set, "FailedDaemonPod", message)
                : Event.normal(set, "SucceededDaemonPod", message);
        return Plan.of(Write.delete(pod), "it has ended").telling(told);
    }
}
