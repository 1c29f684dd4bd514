package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Disruption;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Runs {@code kubectl drain --ignore-daemonsets --delete-emptydir-data --force} on each node that is annotated {@code
 * kubevalue.io/drain: "true"}: no more pods are scheduled to it, and those that it has are evicted, as far as their budgets allow. As
 * long as one does not, it is tried again every five seconds; a cluster in which nothing else is left to do has settled.
 * (kubectl/pkg/drain/drain.go)
 */
public final class Drain implements Controller {
    /** The annotation. */
    public static final String DRAIN = "kubevalue.io/drain";

    /** The name in timelines. */
    public static final String NAME = "kubectl-drain";

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Returns who drains. */
    public Drain() {}

    /** Whether a node is being drained. */
    public static boolean isOf(Node node) {
        return node.metadata().annotations().get(DRAIN).contains("true");
    }

    /** Returns the pods of a node that a drain wants gone: not those that a DaemonSet or the node itself would put back. */
    public static Seq<Pod> leaving(Node node, Snapshot snapshot) {
        return snapshot.by(PodIndexes.BY_NODE, node.name()).reject(EvictionRules::isOfNode);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND) || kind.equals(PodDisruptionBudget.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key = change.key();
        if (key.kind().equals(Node.KIND)) {
            return change.after()
                    .map(Node.class::cast)
                    .filter(Drain::isOf)
                    .toVector()
                    .flatMap(node -> leaving(node, snapshot).map(Pod::key).prepend(key));
        }
        if (key.kind().equals(Pod.KIND)) {
            return change.after()
                    .map(Pod.class::cast)
                    .filter(pod -> isDrained(pod, snapshot))
                    .map(Pod::key)
                    .toVector();
        }
        return key.kind().equals(PodDisruptionBudget.KIND)
                ? change.after()
                        .map(PodDisruptionBudget.class::cast)
                        .toVector()
                        .flatMap(budget -> held(budget, snapshot))
                : Vector.empty();
    }

    private static boolean isDrained(Pod pod, Snapshot snapshot) {
        return pod.spec()
                .nodeName()
                .flatMap(name -> snapshot.get(Node.KIND, name))
                .exists(Drain::isOf);
    }

    /** The pods on drained nodes that a budget is about. */
    private static Seq<ResourceKey> held(PodDisruptionBudget budget, Snapshot snapshot) {
        return budget.spec()
                .selector()
                .toVector()
                .flatMap(selector -> PodIndexes.selected(snapshot, budget.namespace(), selector))
                .filter(pod -> isDrained(pod, snapshot))
                .map(KubeObject::key);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return key.kind().equals(Node.KIND)
                ? snapshot.get(Node.KIND, key.name())
                        .filter(node -> isOf(node) && !node.spec().isUnschedulable())
                        .map(Drain::cordoned)
                        .getOrElse(Plan.none())
                : snapshot.get(Pod.KIND, key.namespace(), key.name())
                        .filter(pod -> isDrained(pod, snapshot))
                        .filter(pod -> !pod.metadata().isDeleting() && !EvictionRules.isOfNode(pod))
                        .map(pod -> evicted(pod, snapshot))
                        .getOrElse(Plan.none());
    }

    private static Plan cordoned(Node node) {
        return Plan.of(new Write.Update(node.withSpec(node.spec().withUnschedulable(Option.of(true)))), "cordoned");
    }

    private static Plan evicted(Pod pod, Snapshot snapshot) {
        return new Disruption(pod, snapshot).refusal().isDefined()
                ? Plan.none().recurAfter(RETRY)
                : Plan.of(new Write.Evict(pod.key(), DeleteOptions.of()), "its node is drained");
    }
}
