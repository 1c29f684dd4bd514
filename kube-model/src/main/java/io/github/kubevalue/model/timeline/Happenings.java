package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Event.Severity;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What happens in a step, or when a user applies objects. */
final class Happenings {
    private static final String USER = "user";

    // pkg/controller/deployment/util/deployment_util.go: what says only that a roll-out is on its way
    private static final Set<String> ON_THE_WAY =
            HashSet.of("NewReplicaSetCreated", "FoundNewReplicaSet", "ReplicaSetUpdated");

    private Happenings() {}

    static Seq<Happening> of(Stepped step) {
        return step.told()
                .map(event -> of(step.actor(), event))
                .appendAll(step.changes().flatMap(change -> of(step.actor(), change)));
    }

    private static Happening of(String actor, Event event) {
        return Happening.of(actor, event.regarding(), event.severity(), event.reason(), event.message());
    }

    private static Seq<Happening> of(String actor, Change change) {
        KubeObject object = change.object();
        if (object instanceof Pod pod) {
            return ofPod(actor, change.before().map(Pod.class::cast), pod, change.isDeletion());
        }
        return object instanceof Deployment deployment && !change.isDeletion()
                ? ofDeployment(actor, change.before().map(Deployment.class::cast), deployment)
                : Vector.empty();
    }

    private static Seq<Happening> ofPod(String actor, Option<Pod> before, Pod pod, boolean isGone) {
        if (isGone) {
            return Vector.of(normal(actor, pod, "Gone", ""));
        }
        if (pod.isTerminal() && !before.exists(Pod::isTerminal)) {
            return Vector.of(ended(actor, pod));
        }
        boolean wasReady = before.exists(Pod::isReady);
        if (wasReady == pod.isReady() || pod.metadata().isDeleting()) {
            return Vector.empty();
        }
        return Vector.of(
                pod.isReady()
                        ? normal(actor, pod, "Ready", "")
                        : Happening.of(actor, pod, Severity.WARNING, "NotReady", whyNotReady(pod)));
    }

    private static Happening ended(String actor, Pod pod) {
        PodPhase phase = pod.status().phase().get();
        Severity severity = phase.equals(PodPhase.FAILED) ? Severity.WARNING : Severity.NORMAL;
        return Happening.of(
                actor, pod, severity, phase.toString(), pod.status().message().getOrElse(""));
    }

    private static String whyNotReady(Pod pod) {
        return pod.readyCondition().flatMap(PodCondition::message).getOrElse("");
    }

    private static Seq<Happening> ofDeployment(String actor, Option<Deployment> before, Deployment after) {
        return after.status()
                .conditions()
                .reject(condition -> ON_THE_WAY.contains(condition.reason())
                        || before.exists(deployment -> isSaid(deployment, condition)))
                .map(condition ->
                        Happening.of(actor, after, severity(condition), condition.reason(), condition.message()));
    }

    private static boolean isSaid(Deployment before, DeploymentCondition condition) {
        return before.status()
                .condition(condition.type())
                .exists(said -> said.status().equals(condition.status())
                        && said.reason().equals(condition.reason()));
    }

    private static Severity severity(DeploymentCondition condition) {
        boolean isFailure = condition.type().equals(DeploymentConditionType.REPLICA_FAILURE);
        return condition.status().isTrue() == isFailure ? Severity.WARNING : Severity.NORMAL;
    }

    /** What a user did to come from one cluster to the other. */
    static Seq<Happening> ofUser(Cluster before, Cluster after) {
        return after.apiServer()
                .store()
                .since(before.apiServer().store().revision())
                .map(change -> normal(USER, change.object(), verb(change), ""));
    }

    /** The word of {@code kubectl apply}. */
    private static String verb(Change change) {
        if (change.isCreation()) {
            return "created";
        }
        boolean isGoing = change.isDeletion() || change.object().metadata().isDeleting();
        return isGoing ? "deleted" : "configured";
    }

    private static Happening normal(String actor, KubeObject object, String reason, String message) {
        return Happening.of(actor, object, Severity.NORMAL, reason, message);
    }
}
