package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.defaulting.WorkloadDefaults;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.apps.ControllerRevisionRules;
import io.github.kubevalue.model.validation.apps.DaemonSetRules;
import io.github.kubevalue.model.validation.apps.DeploymentRules;
import io.github.kubevalue.model.validation.apps.StatefulSetRules;
import io.github.kubevalue.model.validation.pod.PodWarnings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group apps. */
final class AppsStrategies {
    private static final FieldPath TEMPLATE = FieldPath.of("spec.template");
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Deployment.KIND)
                    .withWarnings(object -> Warnings.nameOfPods(object)
                            .appendAll(PodWarnings.of(object.spec().template(), TEMPLATE)))
                    .withWarningsOfChanged(
                            object -> PodWarnings.of(object.spec().template(), TEMPLATE))
                    .withDefaults(Deployment::spec, WorkloadDefaults::deployment)
                    .withFaults(DeploymentRules::faults)
                    .withUpdates(DeploymentRules::updated)
                    .withStatusFaults(DeploymentRules::status)
                    .withGeneration(Deployment::spec)
                    .withStatus(
                            Deployment::status,
                            Deployment::withStatus,
                            DeploymentStatus.builder().build()),
            Strategy.of(ReplicaSet.KIND)
                    .withWarnings(object -> Warnings.nameOfPods(object)
                            .appendAll(PodWarnings.of(object.spec().template(), TEMPLATE)))
                    .withWarningsOfChanged(
                            object -> PodWarnings.of(object.spec().template(), TEMPLATE))
                    .withDefaults(ReplicaSet::spec, WorkloadDefaults::replicaSet)
                    .withFaults(DeploymentRules::replicaSet)
                    .withUpdates(DeploymentRules::updated)
                    .withStatusFaults(DeploymentRules::status)
                    .withGeneration(ReplicaSet::spec)
                    .withStatus(
                            ReplicaSet::status,
                            ReplicaSet::withStatus,
                            ReplicaSetStatus.builder().build()),
            Strategy.of(ControllerRevision.KIND)
                    .withFaults(ControllerRevisionRules::faults)
                    .withUpdates(ControllerRevisionRules::updated),
            Strategy.of(StatefulSet.KIND)
                    .withWarnings(WorkloadWarnings::statefulSet)
                    .withUpdateWarnings(WorkloadWarnings::statefulSet)
                    .withNames(Names.DNS_LABEL)
                    .withDefaults(StatefulSet::spec, WorkloadDefaults::statefulSet)
                    .withFaults(StatefulSetRules::faults)
                    .withUpdates(StatefulSetRules::updated)
                    .withStatusFaults(StatefulSetRules::status)
                    .withGeneration(StatefulSet::spec)
                    .withStatus(
                            StatefulSet::status,
                            StatefulSet::withStatus,
                            StatefulSetStatus.builder().build()),
            Strategy.of(DaemonSet.KIND)
                    .withWarnings(object -> PodWarnings.of(object.spec().template(), TEMPLATE))
                    .withWarningsOfChanged(
                            object -> PodWarnings.of(object.spec().template(), TEMPLATE))
                    .withDefaults(DaemonSet::spec, WorkloadDefaults::daemonSet)
                    .withFaults(DaemonSetRules::faults)
                    .withUpdates(DaemonSetRules::updated)
                    .withStatusFaults(DaemonSetRules::status)
                    .withGeneration(DaemonSet::spec)
                    .withStatus(
                            DaemonSet::status,
                            DaemonSet::withStatus,
                            DaemonSetStatus.builder().build()));

    private AppsStrategies() {}
}
