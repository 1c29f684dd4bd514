package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.defaulting.WorkloadDefaults;
import io.github.kubevalue.model.validation.WorkloadRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group apps. */
final class AppsStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Deployment.KIND)
                    .withDefaults(WorkloadDefaults::deployment)
                    .withFaults(WorkloadRules::deployment)
                    .withChanges(WorkloadRules::deploymentChanges)
                    .withGeneration(Deployment::spec)
                    .withStatus(
                            Deployment::status,
                            Deployment::withStatus,
                            DeploymentStatus.builder().build()),
            Strategy.of(ReplicaSet.KIND)
                    .withDefaults(WorkloadDefaults::replicaSet)
                    .withFaults(WorkloadRules::replicaSet)
                    .withChanges(WorkloadRules::replicaSetChanges)
                    .withGeneration(ReplicaSet::spec)
                    .withStatus(
                            ReplicaSet::status,
                            ReplicaSet::withStatus,
                            ReplicaSetStatus.builder().build()),
            Strategy.of(StatefulSet.KIND)
                    .withDefaults(WorkloadDefaults::statefulSet)
                    .withFaults(WorkloadRules::statefulSet)
                    .withChanges(WorkloadRules::statefulSetChanges)
                    .withGeneration(StatefulSet::spec)
                    .withStatus(
                            StatefulSet::status,
                            StatefulSet::withStatus,
                            StatefulSetStatus.builder().build()),
            Strategy.of(DaemonSet.KIND)
                    .withDefaults(WorkloadDefaults::daemonSet)
                    .withFaults(WorkloadRules::daemonSet)
                    .withChanges(WorkloadRules::daemonSetChanges)
                    .withGeneration(DaemonSet::spec)
                    .withStatus(
                            DaemonSet::status,
                            DaemonSet::withStatus,
                            DaemonSetStatus.builder().build()));

    private AppsStrategies() {}
}
