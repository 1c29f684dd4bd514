package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.AppsIndexes;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Brings the pods of a Deployment to its template, size and strategy by way of ReplicaSets.
 *
 * <p>One reconciliation makes at most one of three steps (grow the new set, shrink the old ones, clean the history) and
 * reports. At no step are there more pods than replicas and surge, nor does it take away pods below the fewest that must
 * be available.
 */
public final class DeploymentController implements Controller {

    /** Returns the controller. */
    public DeploymentController() {}

    @Override
    public String name() {
        return "deployment-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Deployment.KIND) || kind.equals(ReplicaSet.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Deployment.KIND)) {
            return Vector.of(change.key());
        }
        if (change.key().kind().equals(ReplicaSet.KIND)) {
            return Owners.woken(change, Deployment.KIND)
                    .appendAll(Claim.claimants(
                            change, snapshot, Deployment.KIND, d -> d.spec().selector()));
        }
        // deployment_controller.go, deletePod: the last old pod of a Deployment that recreates
        boolean podIsGone =
                change.key().kind().equals(Pod.KIND) && change.after().isEmpty();
        return podIsGone ? change.before().toVector().flatMap(pod -> deploymentOf(pod, snapshot)) : Vector.empty();
    }

    private static Seq<ResourceKey> deploymentOf(KubeObject pod, Snapshot snapshot) {
        return Owners.controller(pod, ReplicaSet.KIND, snapshot)
                .toVector()
                .flatMap(set -> Owners.controller(set, Deployment.KIND, snapshot))
                .filter(deployment -> !Fenceposts.isRolling(deployment))
                .map(Deployment::key);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Deployment.KIND, key.namespace(), key.name())
                .map(deployment -> deployment.spec().selector().isEverything()
                        ? selectsEverything(deployment)
                        : reconcile(snapshot, deployment, moment))
                .getOrElse(Plan.none());
    }

    private static Plan selectsEverything(Deployment deployment) {
        Plan told = Plan.none()
                .telling(Event.warning(
                        deployment,
                        "SelectingAll",
                        "This deployment is selecting all pods. A non-empty selector is required."));
        DeploymentStatus status = deployment.status();
        long generation = deployment.metadata().generation().getOrElse(0L);
        return status.observedGeneration() >= generation
                ? told
                : told.then(
                        new Write.UpdateStatus(deployment.withStatus(status.withObservedGeneration(generation))),
                        "observed");
    }

    private static Plan reconcile(Snapshot snapshot, Deployment deployment, Moment moment) {
        // pkg/controller/deployment/deployment_controller.go, syncDeployment
        Claim<ReplicaSet> claim =
                Claim.of(deployment, deployment.spec().selector(), AppsIndexes.ORPHAN_REPLICA_SETS, snapshot);
        if (deployment.metadata().isDeleting()) {
            Rollout rollout = Rollout.of(deployment, claim.mine(), moment.now(), claim.plan());
            return written(deployment, rollout, StatusReport.count(rollout));
        }
        Deployment noted = Progress.notePause(deployment, moment.now());
        Rollout rollout = Rollout.of(noted, claim.mine(), moment.now(), claim.plan());
        return deployment.spec().paused() || Scaling.isDue(rollout)
                ? scaled(deployment, rollout)
                : rolledOut(snapshot, deployment, rollout);
    }

    /** A change of size, or anything that happens while paused: the new set is found, but none is made. */
    private static Plan scaled(Deployment before, Rollout rollout) {
        Rollout found =
                rollout.newSet().map(set -> NewSet.refresh(rollout, set)).getOrElse(rollout);
        Rollout scaled = Scaling.apply(found);
        Rollout done = before.spec().paused() ? Cleanup.apply(scaled) : scaled;
        return written(before, done, StatusReport.count(done));
    }

    private static Plan rolledOut(Snapshot snapshot, Deployment before, Rollout rollout) {
        Rollout step = Fenceposts.isRolling(before)
                ? RollingUpdate.step(unlessTaken(rollout, snapshot).withNewSet())
                : Recreate.step(unlessTaken(rollout, snapshot), oldPods(snapshot, rollout));
        DeploymentStatus counted = Progress.note(step, StatusReport.count(step));
        DeploymentStatus status = StatusReport.noteFailure(step, counted);
        Plan plan = written(before, step, status);
        return Progress.checkAfter(step, status).map(plan::requeueAfter).getOrElse(plan);
    }

    private static Rollout unlessTaken(Rollout rollout, Snapshot snapshot) {
        Deployment counted = NewSet.avoidCollision(rollout, snapshot);
        return counted.equals(rollout.deployment()) ? rollout : unlessTaken(rollout.withDeployment(counted), snapshot);
    }

    private static Seq<Pod> oldPods(Snapshot snapshot, Rollout rollout) {
        return rollout.oldSets()
                .flatMap(set -> snapshot.owned(Pod.KIND, set.metadata().uid().getOrElse("")));
    }

    private static Plan written(Deployment before, Rollout rollout, DeploymentStatus status) {
        Deployment annotated = rollout.newSet()
                .flatMap(set -> set.metadata().annotations().get(Revisions.REVISION))
                .map(revision -> Revisions.noted(before, revision))
                .getOrElse(before);
        Plan plan = annotated.equals(before)
                ? rollout.plan()
                : rollout.plan().then(new Write.Update(annotated), "the revision of its new ReplicaSet");
        return status.equals(before.status())
                ? plan
                : plan.then(new Write.UpdateStatus(annotated.withStatus(status)), "its ReplicaSets' pods");
    }
}
