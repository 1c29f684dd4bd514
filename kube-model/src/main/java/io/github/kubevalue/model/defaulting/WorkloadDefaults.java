package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategy;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategyType;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.PersistentVolumeClaimRetentionPolicyType;
import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.RollingUpdateDaemonSet;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.apps.RollingUpdateStatefulSetStrategy;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategy;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategyType;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/** Defaults of the group apps. (pkg/apis/apps/v1/defaults.go) */
public final class WorkloadDefaults {
    private static final Option<Integer> ONE = Option.of(1);
    private static final Option<Integer> TEN = Option.of(10);
    private static final Option<IntOrString> QUARTER = Option.of(IntOrString.of("25%"));

    private WorkloadDefaults() {}

    /** Returns the Deployment with its defaults. */
    public static Deployment deployment(Deployment deployment) {
        DeploymentSpec spec = deployment.spec();
        return deployment.withSpec(spec.withReplicas(spec.replicas().orElse(ONE))
                .withStrategy(strategy(spec.strategy()))
                .withRevisionHistoryLimit(spec.revisionHistoryLimit().orElse(TEN))
                .withProgressDeadlineSeconds(spec.progressDeadlineSeconds().orElse(Option.of(600)))
                .withTemplate(PodDefaults.template(spec.template())));
    }

    private static DeploymentStrategy strategy(DeploymentStrategy strategy) {
        Option<DeploymentStrategyType> type = strategy.type().orElse(Option.of(DeploymentStrategyType.ROLLING_UPDATE));
        if (!type.contains(DeploymentStrategyType.ROLLING_UPDATE)) {
            return strategy;
        }
        RollingUpdateDeployment bounds = strategy.rollingUpdate()
                .getOrElse(() -> RollingUpdateDeployment.builder().build());
        return strategy.withType(type)
                .withRollingUpdate(Option.of(
                        bounds.withMaxUnavailable(bounds.maxUnavailable().orElse(QUARTER))
                                .withMaxSurge(bounds.maxSurge().orElse(QUARTER))));
    }

    /** Returns the ReplicaSet with its defaults. */
    public static ReplicaSet replicaSet(ReplicaSet set) {
        return set.withSpec(set.spec()
                .withReplicas(set.spec().replicas().orElse(ONE))
                .withTemplate(PodDefaults.template(set.spec().template())));
    }

    /** Returns the controller with its defaults: it has the labels of its pods, and selects them. */
    public static ReplicationController replicationController(ReplicationController controller) {
        ReplicationControllerSpec spec = controller.spec();
        SortedMap<String, String> labels =
                spec.template().map(template -> template.metadata().labels()).getOrElse(TreeMap.empty());
        ObjectMeta metadata = controller.metadata();
        return controller
                .withMetadata(metadata.labels().isEmpty() ? metadata.withLabels(labels) : metadata)
                .withSpec(spec.withReplicas(spec.replicas().orElse(ONE))
                        .withSelector(spec.selector().isEmpty() ? labels : spec.selector())
                        .withTemplate(spec.template().map(PodDefaults::template)));
    }

    /** Returns the StatefulSet with its defaults. */
    public static StatefulSet statefulSet(StatefulSet set) {
        StatefulSetSpec spec = set.spec();
        return set.withSpec(spec.withReplicas(spec.replicas().orElse(ONE))
                .withPodManagementPolicy(
                        spec.podManagementPolicy().orElse(Option.of(PodManagementPolicyType.ORDERED_READY)))
                .withUpdateStrategy(updateStrategy(spec.updateStrategy()))
                .withRevisionHistoryLimit(spec.revisionHistoryLimit().orElse(TEN))
                .withPersistentVolumeClaimRetentionPolicy(
                        Option.of(retention(spec.persistentVolumeClaimRetentionPolicy()
                                .getOrElse(() -> StatefulSetPersistentVolumeClaimRetentionPolicy.builder()
                                        .build()))))
                .withVolumeClaimTemplates(spec.volumeClaimTemplates().map(ClusterDefaults::claim))
                .withTemplate(PodDefaults.template(spec.template())));
    }

    private static StatefulSetUpdateStrategy updateStrategy(StatefulSetUpdateStrategy strategy) {
        Option<StatefulSetUpdateStrategyType> type =
                strategy.type().orElse(Option.of(StatefulSetUpdateStrategyType.ROLLING_UPDATE));
        if (!type.contains(StatefulSetUpdateStrategyType.ROLLING_UPDATE)) {
            return strategy;
        }
        RollingUpdateStatefulSetStrategy rolling = strategy.rollingUpdate()
                .getOrElse(() -> RollingUpdateStatefulSetStrategy.builder().build());
        return strategy.withType(type)
                .withRollingUpdate(
                        Option.of(rolling.withPartition(rolling.partition().orElse(Option.of(0)))));
    }

    private static StatefulSetPersistentVolumeClaimRetentionPolicy retention(
            StatefulSetPersistentVolumeClaimRetentionPolicy policy) {
        Option<PersistentVolumeClaimRetentionPolicyType> retain =
                Option.of(PersistentVolumeClaimRetentionPolicyType.RETAIN);
        return policy.withWhenDeleted(policy.whenDeleted().orElse(retain))
                .withWhenScaled(policy.whenScaled().orElse(retain));
    }

    /** Returns the DaemonSet with its defaults. */
    public static DaemonSet daemonSet(DaemonSet set) {
        DaemonSetSpec spec = set.spec();
        return set.withSpec(spec.withUpdateStrategy(updateStrategy(spec.updateStrategy()))
                .withRevisionHistoryLimit(spec.revisionHistoryLimit().orElse(TEN))
                .withTemplate(PodDefaults.template(spec.template())));
    }

    private static DaemonSetUpdateStrategy updateStrategy(DaemonSetUpdateStrategy strategy) {
        Option<DaemonSetUpdateStrategyType> type =
                strategy.type().orElse(Option.of(DaemonSetUpdateStrategyType.ROLLING_UPDATE));
        if (!type.contains(DaemonSetUpdateStrategyType.ROLLING_UPDATE)) {
            return strategy;
        }
        RollingUpdateDaemonSet bounds = strategy.rollingUpdate()
                .getOrElse(() -> RollingUpdateDaemonSet.builder().build());
        return strategy.withType(type)
                .withRollingUpdate(Option.of(
                        bounds.withMaxUnavailable(bounds.maxUnavailable().orElse(Option.of(IntOrString.of(1))))
                                .withMaxSurge(bounds.maxSurge().orElse(Option.of(IntOrString.of(0))))));
    }
}
