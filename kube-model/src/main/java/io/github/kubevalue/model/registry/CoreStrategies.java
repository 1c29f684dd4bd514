package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.core.NamespaceStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.PersistentVolumeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.ResourceQuotaStatus;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.defaulting.ClusterDefaults;
import io.github.kubevalue.model.defaulting.LimitDefaults;
import io.github.kubevalue.model.defaulting.PodDefaults;
import io.github.kubevalue.model.defaulting.ServiceDefaults;
import io.github.kubevalue.model.defaulting.WorkloadDefaults;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.apps.ReplicationControllerRules;
import io.github.kubevalue.model.validation.core.ClaimRules;
import io.github.kubevalue.model.validation.core.ConfigRules;
import io.github.kubevalue.model.validation.core.EndpointsRules;
import io.github.kubevalue.model.validation.core.EventRules;
import io.github.kubevalue.model.validation.core.LimitRangeRules;
import io.github.kubevalue.model.validation.core.LoadBalancerRules;
import io.github.kubevalue.model.validation.core.NamespaceRules;
import io.github.kubevalue.model.validation.core.NodeRules;
import io.github.kubevalue.model.validation.core.QuotaRules;
import io.github.kubevalue.model.validation.core.SecretRules;
import io.github.kubevalue.model.validation.core.ServiceRules;
import io.github.kubevalue.model.validation.pod.PodRules;
import io.github.kubevalue.model.validation.pod.PodStatusRules;
import io.github.kubevalue.model.validation.pod.PodWarnings;
import io.github.kubevalue.model.validation.storage.PersistentVolumeRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The strategies of the kinds of the core group. */
final class CoreStrategies {
    private static final FieldPath TEMPLATE = FieldPath.of("template");
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Namespace.KIND)
                    .withNames(Names.DNS_LABEL)
                    .withDefaults(ClusterDefaults::namespace)
                    .withPrepared(PreparedObjects::namespace)
                    .withFaults(NamespaceRules::faults)
                    .withReplacing((wanted, stored) -> wanted.withSpec(stored.spec()))
                    .withStatusFaults(NamespaceRules::status)
                    .withHolders(CoreStrategies::holders)
                    .withStatus(
                            Namespace::status,
                            Namespace::withStatus,
                            NamespaceStatus.builder()
                                    .phase(NamespacePhase.ACTIVE)
                                    .build()),
            Strategy.of(Node.KIND)
                    .withWarningsOfAll(Warnings::node)
                    .withDefaults(ClusterDefaults::node)
                    .withFaults(NodeRules::faults)
                    .withUpdates(NodeRules::updated)
                    .withStatusOf((node, other) -> node.withStatus(other.status())),
            Strategy.of(Pod.KIND)
                    .withWarnings(
                            pod -> Warnings.name(pod, "the Pod's hostname").appendAll(PodWarnings.of(pod)))
                    .withDefaults(PodDefaults::pod)
                    .withRedefaults(Option.of(PodDefaults::pod))
                    .withPrepared(MatchLabelKeys::merged)
                    .withFaults(PodRules::faults)
                    .withUpdates(PodRules::updated)
                    .withStatusFaults(PodStatusRules::faults)
                    .withGeneration(Pod::spec)
                    .withStatus(
                            Pod::status,
                            Pod::withStatus,
                            PodStatus.builder().phase(PodPhase.PENDING).build())
                    .withNewStatus(CoreStrategies::pending),
            Strategy.of(Service.KIND)
                    .withWarningsOfAll(Warnings::service)
                    .withNames(Names.DNS_LABEL)
                    .withDefaults(ServiceDefaults::service)
                    .withFaults(ServiceRules::faults)
                    .withReplacing(ServiceReplacement::of)
                    .withUpdates(ServiceRules::updated)
                    .withStatusFaults(LoadBalancerRules::status)
                    .withStatusOf((service, other) -> service.withStatus(other.status())),
            Strategy.of(ConfigMap.KIND).withFaults(ConfigRules::faults).withUpdates(ConfigRules::updated),
            Strategy.of(Secret.KIND)
                    .withWarningsOfAll(Warnings::secret)
                    .withDefaults(ClusterDefaults::secret)
                    .withFaults(SecretRules::faults)
                    .withUpdates(SecretRules::updated),
            Strategy.of(ServiceAccount.KIND)
                    .withWarnings(Warnings::serviceAccount)
                    .withUpdateWarnings(Warnings::serviceAccount),
            Strategy.of(Endpoints.KIND)
                    .withWarningsOfAll(Warnings::endpoints)
                    .withDefaults(ClusterDefaults::endpoints)
                    .withFaults(EndpointsRules::faults)
                    .withUpdates(EndpointsRules::updated),
            Strategy.of(Event.KIND).withFaults(EventRules::faults),
            Strategy.of(PersistentVolumeClaim.KIND)
                    .withWarningsOfAll(Warnings::claim)
                    .withDefaults(ClusterDefaults::claim)
                    .withFaults(ClaimRules::faults)
                    .withUpdates(ClaimRules::updated)
                    .withStatusOf((claim, other) -> claim.withStatus(other.status())),
            Strategy.of(PersistentVolume.KIND)
                    .withWarningsOfAll(VolumeWarnings::of)
                    .withDefaults(ClusterDefaults::volume)
                    .withFaults(PersistentVolumeRules::faults)
                    .withUpdates(PersistentVolumeRules::updated)
                    .withStatusOf((volume, other) -> volume.withStatus(other.status()))
                    .withNewStatus(CoreStrategies::pending),
            Strategy.of(ReplicationController.KIND)
                    .withWarnings(controller ->
                            Warnings.nameOfPods(controller).appendAll(WorkloadWarnings.template(controller)))
                    .withUpdateWarnings(WorkloadWarnings::replicationController)
                    .withDefaults(WorkloadDefaults::replicationController)
                    .withFaults(ReplicationControllerRules::faults)
                    .withUpdates(ReplicationControllerRules::updated)
                    .withStatusFaults(ReplicationControllerRules::status)
                    .withOrphansDependents(true)
                    .withGeneration(ReplicationController::spec)
                    .withStatus(
                            ReplicationController::status,
                            ReplicationController::withStatus,
                            ReplicationControllerStatus.builder().build()),
            Strategy.of(PodTemplate.KIND)
                    .withWarnings(template -> PodWarnings.of(template.template(), TEMPLATE))
                    .withWarningsOfChanged(template -> PodWarnings.of(template.template(), TEMPLATE))
                    .withDefaults(PodDefaults::podTemplate)
                    .withFaults(template -> PodRules.template(template.template(), TEMPLATE))
                    .withUpdates((after, before) -> PodRules.template(after.template(), before.template(), TEMPLATE))
                    .withGeneration(PodTemplate::template),
            Strategy.of(LimitRange.KIND).withDefaults(LimitDefaults::limitRange).withFaults(LimitRangeRules::faults),
            Strategy.of(ResourceQuota.KIND)
                    .withWarnings(Warnings::quota)
                    .withFaults(QuotaRules::faults)
                    .withUpdates(QuotaRules::updated)
                    .withStatusFaults(QuotaRules::status)
                    .withStatus(
                            ResourceQuota::status,
                            ResourceQuota::withStatus,
                            ResourceQuotaStatus.builder().build()));

    private CoreStrategies() {}

    private static Pod pending(Pod pod) {
        return pod.withStatus(PodStatus.builder()
                .phase(PodPhase.PENDING)
                .qosClass(QualityOfService.of(pod.spec()))
                .conditions(gated(pod))
                .build());
    }

    private static Vector<PodCondition> gated(Pod pod) {
        // pkg/registry/core/pod/strategy.go, applySchedulingGatedCondition
        return pod.spec().schedulingGates().isEmpty()
                ? Vector.empty()
                : Vector.of(PodCondition.builder()
                        .type(PodCondition.POD_SCHEDULED)
                        .status(ConditionStatus.FALSE)
                        .reason("SchedulingGated")
                        .message("Scheduling is blocked due to non-empty scheduling gates")
                        .lastTransitionTime(pod.metadata().creationTimestamp())
                        .build());
    }

    private static PersistentVolume pending(PersistentVolume volume) {
        return volume.withStatus(PersistentVolumeStatus.builder()
                .phase(PersistentVolumePhase.PENDING)
                .lastPhaseTransitionTime(volume.metadata().creationTimestamp())
                .build());
    }

    private static Seq<String> holders(Namespace namespace) {
        return namespace.metadata().finalizers().appendAll(namespace.spec().finalizers());
    }
}
