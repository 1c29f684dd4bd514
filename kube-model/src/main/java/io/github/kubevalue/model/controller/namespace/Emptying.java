package io.github.kubevalue.model.controller.namespace;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespaceCondition;
import io.github.kubevalue.model.core.NamespaceStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Subresource;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * One look at what is in a namespace that goes: its pods, and if none will be left, all else.
 *
 * @param namespace the namespace
 * @param pods the pods in it
 * @param others what else is in it
 * @param now when it is looked at
 */
record Emptying(Namespace namespace, Seq<Pod> pods, Seq<? extends KubeObject> others, Instant now) {
    // pkg/controller/namespace/deletion/namespaced_resources_deleter.go, deleteAllContent
    private static final String FINALIZER = "kubernetes";
    private static final long ESTIMATE = 15;

    static Emptying of(Snapshot snapshot, Namespace namespace, Instant now) {
        Seq<Pod> pods = snapshot.list(Pod.KIND, namespace.name());
        return new Emptying(namespace, pods, snapshot.in(namespace.name()).reject(Pod.class::isInstance), now);
    }

    /** Whether the controller has something to do in the namespace; where not, others have. */
    static boolean isNeeded(Namespace namespace) {
        return namespace.metadata().isDeleting()
                && namespace.spec().finalizers().contains(FINALIZER);
    }

    /** Whether there is something to delete, or nothing any more. */
    boolean isDue() {
        Seq<? extends KubeObject> stage = pods.isEmpty() ? others : pods;
        return stage.isEmpty() || stage.exists(object -> !object.metadata().isDeleting());
    }

    /** The pods that a kubelet has to end, or that something holds. */
    private Seq<Pod> slowPods() {
        return pods.filter(pod -> isHeld(pod)
                || pod.spec().nodeName().isDefined()
                        && !pod.isTerminal()
                        && pod.spec().terminationGracePeriodSeconds().getOrElse(0L) > 0);
    }

    private static boolean isHeld(KubeObject object) {
        return !object.metadata().finalizers().isEmpty();
    }

    private Seq<? extends KubeObject> remaining() {
        Seq<Pod> slow = slowPods();
        return slow.isEmpty() ? others.filter(Emptying::isHeld) : slow;
    }

    /** In how many seconds what remains may be gone; none if it should be gone by now. */
    Option<Long> estimate() {
        // estimateGracefulTermination, deleteAllContentForGroupVersionResource
        long grace = pods.reject(Pod::isTerminal)
                .flatMap(pod -> pod.spec().terminationGracePeriodSeconds())
                .max()
                .getOrElse(0L);
        Instant deleted = namespace.metadata().deletionTimestamp().getOrElse(now);
        if (!slowPods().isEmpty() && Duration.between(deleted, now).toSeconds() < grace) {
            return Option.of(grace);
        }
        return remaining().isEmpty() ? Option.of(0L) : Option.when(remaining().exists(Emptying::isHeld), ESTIMATE);
    }

    /** The status afterwards. While pods remain it does not tell how many there are. */
    NamespaceStatus status() {
        return NamespaceConditions.updated(namespace.status(), conditions(), now);
    }

    private Seq<NamespaceCondition> conditions() {
        if (estimate().isEmpty()) {
            return Vector.of(NamespaceConditions.failure("unexpected items still remain in namespace: "
                    + namespace.name() + " for gvr: /v1, Resource=pods"));
        }
        Seq<? extends KubeObject> remaining = remaining();
        if (remaining.isEmpty() || !slowPods().isEmpty()) {
            return Vector.empty();
        }
        Seq<String> resources = remaining.map(object ->
                object.key().kind().plural() + "." + object.key().kind().group());
        Seq<String> finalizers = remaining.flatMap(object -> object.metadata().finalizers());
        return Vector.of(
                NamespaceConditions.remaining(counted(resources)), NamespaceConditions.held(counted(finalizers)));
    }

    private static Map<String, Integer> counted(Seq<String> words) {
        return HashMap.ofEntries(words.groupBy(Function.identity()).mapValues(Seq::size));
    }

    /** Deletes what can be, tells what remains, and lets the namespace go if nothing does. */
    Plan plan() {
        Seq<? extends KubeObject> all =
                slowPods().isEmpty() ? Vector.<KubeObject>ofAll(pods).appendAll(others) : pods;
        Plan deleted = all.reject(object -> object.metadata().isDeleting())
                .foldLeft(Plan.none(), (plan, object) -> plan.then(Write.delete(object), "its namespace goes"));
        Namespace told = namespace.withStatus(status());
        Plan reported =
                told.equals(namespace) ? deleted : deleted.then(new Write.UpdateStatus(told), "what of it remains");
        return estimate().contains(0L) ? reported.then(released(told)) : reported;
    }

    private static Plan released(Namespace namespace) {
        Namespace free = namespace.withSpec(
                namespace.spec().withFinalizers(namespace.spec().finalizers().remove(FINALIZER)));
        return Plan.of(new Write.UpdateSubresource<>(free, Subresource.FINALIZE), "nothing is left in it");
    }
}
