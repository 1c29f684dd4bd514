package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobStatus;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.core.NamespaceStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.defaulting.ClusterDefaults;
import io.github.kubevalue.model.defaulting.JobDefaults;
import io.github.kubevalue.model.defaulting.PodDefaults;
import io.github.kubevalue.model.defaulting.ServiceDefaults;
import io.github.kubevalue.model.defaulting.WorkloadDefaults;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.validation.ConfigRules;
import io.github.kubevalue.model.validation.IngressRules;
import io.github.kubevalue.model.validation.JobRules;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.NetworkPolicyRules;
import io.github.kubevalue.model.validation.NodeRules;
import io.github.kubevalue.model.validation.PodRules;
import io.github.kubevalue.model.validation.ServiceRules;
import io.github.kubevalue.model.validation.WorkloadRules;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds that have a type. */
final class Strategies {
    private static final Map<Kind<?>, Strategy<?>> ALL = HashMap.ofEntries(Vector.<Strategy<?>>of(
                    Strategy.of(Namespace.KIND)
                            .withNames(Names.DNS_LABEL)
                            .withDefaults(ClusterDefaults::namespace)
                            .withPrepared(PreparedObjects::namespace)
                            .withHolders(Strategies::holders)
                            .withKept(Strategies::kept)
                            .withStatus(
                                    Namespace::status,
                                    Namespace::withStatus,
                                    NamespaceStatus.builder()
                                            .phase(NamespacePhase.ACTIVE)
                                            .build()),
                    Strategy.of(Node.KIND)
                            .withDefaults(ClusterDefaults::node)
                            .withFaults(NodeRules::faults)
                            .withKept(KeptFields::node)
                            .withStatusOf((node, other) -> node.withStatus(other.status())),
                    Strategy.of(Pod.KIND)
                            .withDefaults(PodDefaults::pod)
                            .withFaults(PodRules::faults)
                            .withChanges(PodRules::changes)
                            .withGeneration(Pod::spec)
                            .withKept(KeptFields::pod)
                            .withStatus(
                                    Pod::status,
                                    Pod::withStatus,
                                    PodStatus.builder().phase(PodPhase.PENDING).build()),
                    Strategy.of(Service.KIND)
                            .withNames(Names.DNS_LABEL)
                            .withDefaults(ServiceDefaults::service)
                            .withFaults(ServiceRules::faults)
                            .withChanges(ServiceRules::changes)
                            .withAllocation(ServiceAllocation::allocated)
                            .withStatusOf((service, other) -> service.withStatus(other.status())),
                    Strategy.of(ConfigMap.KIND)
                            .withFaults(ConfigRules::configMap)
                            .withChanges(ConfigRules::configMapChanges),
                    Strategy.of(Secret.KIND)
                            .withDefaults(ClusterDefaults::secret)
                            .withFaults(ConfigRules::secret)
                            .withChanges(ConfigRules::secretChanges),
                    Strategy.of(PersistentVolumeClaim.KIND).withDefaults(ClusterDefaults::claim),
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
                                    DaemonSetStatus.builder().build()),
                    Strategy.of(Job.KIND)
                            .withDefaults(JobDefaults::job)
                            .withFaults(JobRules::job)
                            .withChanges(JobRules::jobChanges)
                            .withPrepared(PreparedObjects::job)
                            .withGeneration(Job::spec)
                            .withKept(KeptFields::job)
                            .withStatus(
                                    Job::status,
                                    Job::withStatus,
                                    JobStatus.builder().build()),
                    Strategy.of(CronJob.KIND)
                            .withDefaults(JobDefaults::cronJob)
                            .withFaults(JobRules::cronJob)
                            .withGeneration(CronJob::spec)
                            .withStatus(
                                    CronJob::status,
                                    CronJob::withStatus,
                                    CronJobStatus.builder().build()),
                    Strategy.of(Ingress.KIND)
                            .withFaults(IngressRules::faults)
                            .withGeneration(Ingress::spec)
                            .withStatusOf((ingress, other) -> ingress.withStatus(other.status())),
                    Strategy.of(NetworkPolicy.KIND)
                            .withDefaults(ClusterDefaults::networkPolicy)
                            .withFaults(NetworkPolicyRules::faults)
                            .withGeneration(NetworkPolicy::spec))
            .map(strategy -> io.vavr.Tuple.of(strategy.kind(), strategy)));

    private Strategies() {}

    /** Returns the strategy of a kind; that for which nothing special is known, if it is not in the list. */
    @SuppressWarnings("unchecked")
    static <T extends KubeObject> Strategy<T> of(Kind<T> kind) {
        return (Strategy<T>) ALL.getOrElse(kind, Strategy.of(kind).withNames(Names.PATH_SEGMENT));
    }

    /** Only the end of a namespace changes its spec; namespaces/finalize is part of the update here. */
    private static Namespace kept(Namespace wanted, Namespace stored) {
        return stored.metadata().isDeleting() ? wanted : wanted.withSpec(stored.spec());
    }

    private static Seq<String> holders(Namespace namespace) {
        return namespace.metadata().finalizers().appendAll(namespace.spec().finalizers());
    }
}
