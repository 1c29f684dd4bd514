package io.github.kubevalue.model.controlplane;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.clusterroleaggregation.ClusterRoleAggregationController;
import io.github.kubevalue.model.controller.cronjob.CronJobController;
import io.github.kubevalue.model.controller.customresourcedefinition.CustomResourceFinalizer;
import io.github.kubevalue.model.controller.daemonset.DaemonSetController;
import io.github.kubevalue.model.controller.defaultservicecidr.DefaultServiceCIDRController;
import io.github.kubevalue.model.controller.deployment.DeploymentController;
import io.github.kubevalue.model.controller.disruption.DisruptionController;
import io.github.kubevalue.model.controller.endpoints.EndpointsController;
import io.github.kubevalue.model.controller.endpointslice.EndpointSliceController;
import io.github.kubevalue.model.controller.endpointslicemirroring.EndpointSliceMirroringController;
import io.github.kubevalue.model.controller.ephemeralvolume.EphemeralVolumeController;
import io.github.kubevalue.model.controller.garbagecollector.GarbageCollector;
import io.github.kubevalue.model.controller.ingress.IngressController;
import io.github.kubevalue.model.controller.ipallocator.IPAddressRepair;
import io.github.kubevalue.model.controller.job.JobController;
import io.github.kubevalue.model.controller.namespace.NamespaceController;
import io.github.kubevalue.model.controller.nodeipam.NodeIpamController;
import io.github.kubevalue.model.controller.nodelifecycle.NodeLifecycleController;
import io.github.kubevalue.model.controller.nodelifecycle.TaintEvictionController;
import io.github.kubevalue.model.controller.persistentvolume.PersistentVolumeController;
import io.github.kubevalue.model.controller.podautoscaler.HorizontalController;
import io.github.kubevalue.model.controller.podgc.PodGarbageCollector;
import io.github.kubevalue.model.controller.provisioner.ExternalProvisioner;
import io.github.kubevalue.model.controller.pvcprotection.PvcProtectionController;
import io.github.kubevalue.model.controller.pvprotection.PvProtectionController;
import io.github.kubevalue.model.controller.replicaset.ReplicaSetController;
import io.github.kubevalue.model.controller.replication.ReplicationManager;
import io.github.kubevalue.model.controller.resourcequota.ResourceQuotaController;
import io.github.kubevalue.model.controller.service.ServiceController;
import io.github.kubevalue.model.controller.serviceaccount.RootCaPublisher;
import io.github.kubevalue.model.controller.serviceaccount.ServiceAccountsController;
import io.github.kubevalue.model.controller.servicecidrs.ServiceCIDRController;
import io.github.kubevalue.model.controller.statefulset.StatefulSetController;
import io.github.kubevalue.model.controller.ttl.TtlController;
import io.github.kubevalue.model.controller.ttlafterfinished.TtlAfterFinishedController;
import io.github.kubevalue.model.controller.vacprotection.VacProtectionController;
import io.github.kubevalue.model.controller.volumeexpand.ExpandController;
import io.github.kubevalue.model.controller.volumeexpand.ExternalResizer;
import io.github.kubevalue.model.environment.Descheduler;
import io.github.kubevalue.model.environment.Drain;
import io.github.kubevalue.model.environment.GitOps;
import io.github.kubevalue.model.kubelet.eviction.EvictionManager;
import io.github.kubevalue.model.kubelet.staticpod.MirrorPods;
import io.github.kubevalue.model.kubelet.sync.Kubelet;
import io.github.kubevalue.model.scheduler.profile.KubeScheduler;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Who brings a cluster to what is desired.
 *
 * <p>The controllers of kube-controller-manager have the names that it gives them itself (cmd/kube-controller-manager/names), and
 * that of Services of type LoadBalancer the name that the cloud controller manager gives it (cloud-provider/names):
 * {@code service-lb-controller}. Their accounts and the sources of their events are often named otherwise, as in Kubernetes.
 *
 * <p>Where a name stands for something else: {@code kubernetes-service-cidr-controller}, {@code ipallocator-repair-controller} and
 * {@code crd-finalizer} run within the API server. {@code external-provisioner} and {@code external-resizer} are the sidecars of all
 * drivers, one for all of them. {@code default-scheduler} is kube-scheduler with all its profiles. What a kubelet does is done by three,
 * each for all nodes: {@code kubelet} looks after pods, {@code eviction-manager} after what a node has left, and {@code mirror-pods}
 * after static pods.
 */
public final class ControlPlane {
    /** The addresses that the cloud gives to Services of type LoadBalancer. */
    private static final Cidr LOAD_BALANCERS = Cidr.parse("203.0.113.0/24");

    private ControlPlane() {}

    /** Returns all controllers, in a fixed order; last those that only act if manifests ask for them. */
    public static Seq<Controller> controllers(ClusterConfig config) {
        return Vector.of(
                new NamespaceController(),
                new ServiceAccountsController(),
                new RootCaPublisher(),
                new NodeIpamController(config.podSubnets()),
                new TtlController(),
                new NodeLifecycleController(),
                new TaintEvictionController(),
                new ClusterRoleAggregationController(),
                new DefaultServiceCIDRController(config.serviceSubnets()),
                new ServiceCIDRController(),
                new IPAddressRepair(),
                new DeploymentController(),
                new ReplicaSetController(),
                new ReplicationManager(),
                new StatefulSetController(),
                new DaemonSetController(),
                new JobController(),
                new CronJobController(),
                new TtlAfterFinishedController(),
                new EndpointSliceController(),
                new EndpointSliceMirroringController(),
                new EndpointsController(),
                new ServiceController(LOAD_BALANCERS),
                new IngressController(),
                new GarbageCollector(),
                new PodGarbageCollector(),
                new ResourceQuotaController(),
                new DisruptionController(),
                new HorizontalController(),
                new CustomResourceFinalizer(),
                new PersistentVolumeController(),
                new EphemeralVolumeController(),
                new ExternalProvisioner(),
                new ExpandController(),
                new ExternalResizer(),
                new PvcProtectionController(),
                new PvProtectionController(),
                new VacProtectionController(),
                new KubeScheduler(config.scheduler()),
                new Kubelet(),
                new EvictionManager(config.eviction()),
                new MirrorPods(),
                new GitOps(),
                new Drain(),
                new Descheduler());
    }
}
