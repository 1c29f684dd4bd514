package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.TemplateHash;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The ReplicaSet of a Deployment's present template: how it is recognised, made, and kept the newest revision. */
final class NewSet {
    static final String HASH = "pod-template-hash";
    private static final int LONGEST_NAME = 253;

    private NewSet() {}

    /** Whether the set's template is the Deployment's, but for the hash label. */
    static boolean hasTemplateOf(ReplicaSet set, Deployment deployment) {
        // deployment_util.go, EqualIgnoreHash
        return withoutHash(set.spec().template())
                .equals(withoutHash(deployment.spec().template()));
    }

    private static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        ObjectMeta metadata = template.metadata();
        return template.withMetadata(metadata.withLabels(metadata.labels().remove(HASH)));
    }

    /**
     * Returns the Deployment, counting one collision more if the name that its new set would get is taken by a set that
     * is not its own.
     */
    static Deployment avoidCollision(Rollout rollout, Snapshot snapshot) {
        Deployment deployment = rollout.deployment();
        boolean taken = rollout.newSet().isEmpty()
                && snapshot.contains(ReplicaSet.KIND.key(deployment.namespace(), name(deployment, hash(deployment))));
        DeploymentStatus status = deployment.status();
        return taken
                ? deployment.withStatus(status.withCollisionCount(
                        Option.of(status.collisionCount().getOrElse(0) + 1)))
                : deployment;
    }

    private static String hash(Deployment deployment) {
        return TemplateHash.of(deployment.spec().template(), deployment.status().collisionCount());
    }

    private static String name(Deployment deployment, String hash) {
        // deployment/sync.go, getNewReplicaSet through names.go, generateReplicaSetName
        int room = LONGEST_NAME - hash.length() - 1;
        String base = deployment.name();
        return (base.length() > room ? base.substring(0, room) : base) + "-" + hash;
    }

    /** Returns the rollout with its new set made, as large as the bounds allow at once. */
    static Rollout create(Rollout rollout) {
        // pkg/controller/deployment/sync.go, getNewReplicaSet
        ReplicaSet set = sized(rollout, empty(rollout.deployment()));
        int size = Rollout.size(set);
        Plan made = rollout.plan().then(new Write.Create(set), "no ReplicaSet has the template of the Deployment");
        Plan told = size == 0
                ? made
                : made.telling(Event.normal(
                        rollout.deployment(),
                        "ScalingReplicaSet",
                        "Scaled up replica set " + set.name() + " from 0 to " + size));
        return noted(
                rollout.withNewSet(set, told),
                Progress.NEW_SET_CREATED,
                "Created new replica set \"" + set.name() + "\"");
    }

    private static ReplicaSet empty(Deployment deployment) {
        String hash = hash(deployment);
        PodTemplateSpec template = deployment.spec().template();
        ObjectMeta labelled =
                template.metadata().withLabels(template.metadata().labels().put(HASH, hash));
        return ReplicaSet.builder()
                .metadata(ObjectMeta.named(deployment.namespace(), name(deployment, hash))
                        .withLabels(labelled.labels())
                        .withOwnerReferences(Vector.of(OwnerReference.controller(deployment))))
                .spec(ReplicaSetSpec.builder()
                        .replicas(0)
                        .minReadySeconds(deployment.spec().minReadySeconds())
                        .selector(deployment
                                .spec()
                                .selector()
                                .withMatchLabels(deployment
                                        .spec()
                                        .selector()
                                        .matchLabels()
                                        .put(HASH, hash)))
                        .template(template.withMetadata(labelled))
                        .build())
                .build();
    }

    private static ReplicaSet sized(Rollout rollout, ReplicaSet empty) {
        int size = RollingUpdate.newSize(rollout.withNewSet(empty, rollout.plan()), 0);
        ReplicaSet newest = Revisions.newest(empty, rollout.deployment(), nextRevision(rollout));
        ReplicaSet noted = Revisions.sized(newest, rollout.fenceposts());
        return noted.withSpec(noted.spec().withReplicas(Option.of(size)));
    }

    /** Returns the rollout with its new set renumbered as the newest revision, if it is not already; a rollback. */
    static Rollout refresh(Rollout rollout, ReplicaSet set) {
        ReplicaSet newest = Revisions.newest(set, rollout.deployment(), nextRevision(rollout));
        ReplicaSet after = newest.withSpec(
                newest.spec().withMinReadySeconds(rollout.deployment().spec().minReadySeconds()));
        Rollout refreshed = after.equals(set)
                ? rollout
                : rollout.withNewSet(after, rollout.plan().then(new Write.Update(after), "the newest revision"));
        boolean isNoted = rollout.deployment()
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .isDefined();
        return isNoted
                ? refreshed
                : noted(refreshed, Progress.NEW_SET_FOUND, "Found new replica set \"" + set.name() + "\"");
    }

    private static long nextRevision(Rollout rollout) {
        return rollout.oldSets().map(Revisions::of).max().getOrElse(0L) + 1;
    }

    private static Rollout noted(Rollout rollout, String reason, String message) {
        Deployment deployment = rollout.deployment();
        return Progress.isTimed(deployment)
                ? rollout.withDeployment(deployment.withStatus(Conditions.with(
                        deployment.status(),
                        Progress.progressing(ConditionStatus.TRUE, reason, message, rollout.now()))))
                : rollout;
    }
}
