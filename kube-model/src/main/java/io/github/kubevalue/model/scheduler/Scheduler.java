package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.Decision.NodeScore;
import io.github.kubevalue.model.scheduler.Decision.Placed;
import io.github.kubevalue.model.scheduler.Decision.Unschedulable;
import io.github.kubevalue.model.scheduler.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.Profile.Weighted;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Binds pods to nodes, one pod at a time.
 *
 * <p>Laws: a pod is bound at most once, and only to a node that passed all filters; among the best nodes the choice is
 * even; a pod that fits nowhere gets the condition {@code PodScheduled=False} and is tried again when something changes
 * that could help.
 */
public final class Scheduler implements Controller {
    private final Profile profile;

    /** Returns the scheduler that runs those plugins. */
    public Scheduler(Profile profile) {
        this.profile = profile;
    }

    @Override
    public String name() {
        return profile.name();
    }

    @Override
    public Catalog catalog() {
        return SchedulingIndexes.CATALOG;
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return Wakes.of(change, snapshot);
    }

    /** Schedules the pod of the key; or, if a more important one waits, that one first and this one later. */
    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(key)
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast)
                .filter(this::isWaiting)
                .map(pod -> Queue.before(snapshot, pod)
                        .filter(this::isWaiting)
                        .map(first -> plan(snapshot, first, moment).requeueAfter(Duration.ZERO))
                        .getOrElse(() -> plan(snapshot, pod, moment)))
                .getOrElse(Plan.none());
    }

    private boolean isWaiting(Pod pod) {
        return pod.spec().nodeName().forAll(String::isEmpty)
                && pod.isActive()
                && pod.spec().schedulerName().forAll(name -> name.equals(profile.name()));
    }

    private Plan plan(Snapshot snapshot, Pod pod, Moment moment) {
        if (!pod.spec().schedulingGates().isEmpty()) {
            return Verdicts.gated(pod, moment.now());
        }
        Decision decision = decide(snapshot, pod, moment.choice());
        if (decision instanceof Placed placed) {
            return beforeBinding(snapshot, pod, placed.node()).getOrElse(() -> bound(pod, placed.node()));
        }
        return Verdicts.unschedulable(pod, (Unschedulable) decision, moment.now());
    }

    private static Plan bound(Pod pod, String node) {
        String text = "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node;
        return Plan.of(new Write.Bind(pod.key(), node), text).telling(Event.normal(pod, "Scheduled", text));
    }

    /** What has to be done first; meanwhile the node is nominated for the pod. */
    // pkg/scheduler/schedule_one.go, bindingCycle
    private Option<Plan> beforeBinding(Snapshot snapshot, Pod pod, String name) {
        Option<Node> node = snapshot.get(Node.KIND, name);
        return profile.filters()
                .filter(PreBindPlugin.class::isInstance)
                .map(PreBindPlugin.class::cast)
                .flatMap(plugin -> node.flatMap(one -> plugin.preBind(snapshot, pod, one)))
                .reduceOption(Plan::then)
                .map(plan -> nominated(pod, name).then(plan));
    }

    private static Plan nominated(Pod pod, String node) {
        return pod.status().nominatedNodeName().contains(node)
                ? Plan.none()
                : Plan.of(
                        new Write.UpdateStatus(pod.withStatus(pod.status().withNominatedNodeName(Option.of(node)))),
                        "waits for its volumes on " + node);
    }

    /**
     * Returns what every plugin says of the pod on every node: the answer to "why not node-3?". A pod that is bound
     * already is taken as if it were to be placed anew.
     */
    public Evaluation evaluate(Snapshot snapshot, Pod pod) {
        Pod unbound = pod.withSpec(pod.spec().withNodeName(Option.none()));
        Cycle cycle = Cycle.of(unbound, snapshot);
        Cycle anew = pod.spec()
                .nodeName()
                .flatMap(cycle::node)
                .map(node -> cycle.without(node, Vector.of(pod)))
                .getOrElse(cycle);
        return Evaluation.of(anew, profile.filters(), true);
    }

    /** Returns where a pod is to run, or why nowhere. */
    public Decision decide(Snapshot snapshot, Pod pod, Choice choice) {
        Cycle cycle = Cycle.of(pod, snapshot);
        Evaluation evaluation = Evaluation.of(cycle, profile.filters(), false);
        Seq<String> feasible = evaluation.feasible();
        if (feasible.isEmpty()) {
            return nowhere(cycle, evaluation);
        }
        // pkg/scheduler/schedule_one.go, evaluateNominatedNode
        Option<String> nominated = pod.status().nominatedNodeName().filter(feasible::contains);
        if (nominated.isDefined() || feasible.size() == 1) {
            return new Placed(nominated.getOrElse(feasible.head()), Vector.empty(), evaluation);
        }
        Seq<NodeScore> scores = score(cycle, cycle.nodes().filter(node -> feasible.contains(node.name())));
        long best = scores.map(NodeScore::total).max().get();
        Seq<NodeScore> ties = scores.filter(score -> score.total() == best);
        int chosen = choice.among("node of " + pod.key(), ties.size());
        return new Placed(ties.get(chosen).node(), scores, evaluation);
    }

    private Unschedulable nowhere(Cycle cycle, Evaluation evaluation) {
        if (cycle.nodes().isEmpty()) {
            return new Unschedulable(FitMessage.NO_NODES, Rescue.impossible(""), evaluation);
        }
        Rescue rescue = profile.lastResort().rescue(cycle, profile.filters(), evaluation);
        String fit = FitMessage.of(evaluation);
        return new Unschedulable(rescue.message().isEmpty() ? fit : fit + " " + rescue.message(), rescue, evaluation);
    }

    private Seq<NodeScore> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Seq<NodeScore> scores = feasible.map(node -> new NodeScore(node.name(), HashMap.empty(), 0));
        for (Weighted weighted : profile.scores()) {
            Seq<Long> points = weighted.plugin().score(cycle, feasible);
            scores = scores.zipWith(points, (score, point) -> plus(score, weighted, point));
        }
        return scores;
    }

    private static NodeScore plus(NodeScore score, Weighted weighted, long point) {
        long points = point * weighted.weight();
        return new NodeScore(
                score.node(), score.plugins().put(weighted.plugin().name(), points), score.total() + points);
    }
}
