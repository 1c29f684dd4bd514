package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.MutatingWebhookConfiguration;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingWebhookConfiguration;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.core.ComponentStatus;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.dra.DeviceClass;
import io.github.kubevalue.model.dra.ResourceClaim;
import io.github.kubevalue.model.dra.ResourceClaimTemplate;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.github.kubevalue.model.flowcontrol.FlowSchema;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfiguration;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/** Tables of objects, as {@code kubectl get} prints them. */
public final class Printers {
    private static final Seq<Column<KubeObject>> ANY =
            Vector.of(Column.of("NAME", KubeObject::name), Column.at("AGE", Age::of));

    private static final Map<Kind<?>, Seq<Column<KubeObject>>> BY_KIND =
            HashMap.<Kind<?>, Seq<Column<KubeObject>>>empty()
                    .put(Pod.KIND, of(Pod.KIND, PodPrinter.columns()))
                    .put(Service.KIND, of(Service.KIND, CorePrinters.services()))
                    .put(Node.KIND, of(Node.KIND, CorePrinters.nodes()))
                    .put(Namespace.KIND, of(Namespace.KIND, CorePrinters.namespaces()))
                    .put(ConfigMap.KIND, of(ConfigMap.KIND, CorePrinters.configMaps()))
                    .put(Secret.KIND, of(Secret.KIND, CorePrinters.secrets()))
                    .put(ServiceAccount.KIND, of(ServiceAccount.KIND, CorePrinters.serviceAccounts()))
                    .put(Endpoints.KIND, of(Endpoints.KIND, CorePrinters.endpoints()))
                    .put(PersistentVolumeClaim.KIND, of(PersistentVolumeClaim.KIND, StoragePrinters.claims()))
                    .put(Event.KIND, of(Event.KIND, EventPrinter.columns()))
                    .put(Deployment.KIND, of(Deployment.KIND, WorkloadPrinters.deployments()))
                    .put(ReplicaSet.KIND, of(ReplicaSet.KIND, WorkloadPrinters.replicaSets()))
                    .put(StatefulSet.KIND, of(StatefulSet.KIND, WorkloadPrinters.statefulSets()))
                    .put(DaemonSet.KIND, of(DaemonSet.KIND, WorkloadPrinters.daemonSets()))
                    .put(Job.KIND, of(Job.KIND, WorkloadPrinters.jobs()))
                    .put(CronJob.KIND, of(CronJob.KIND, WorkloadPrinters.cronJobs()))
                    .put(Ingress.KIND, of(Ingress.KIND, NetworkPrinters.ingresses()))
                    .put(IngressClass.KIND, of(IngressClass.KIND, NetworkPrinters.ingressClasses()))
                    .put(NetworkPolicy.KIND, of(NetworkPolicy.KIND, NetworkPrinters.networkPolicies()))
                    .put(EndpointSlice.KIND, of(EndpointSlice.KIND, NetworkPrinters.endpointSlices()))
                    .put(Role.KIND, of(Role.KIND, ServerPrinters.plain()))
                    .put(ClusterRole.KIND, of(ClusterRole.KIND, ServerPrinters.plain()))
                    .put(RoleBinding.KIND, of(RoleBinding.KIND, RbacPrinters.roleBindings()))
                    .put(ClusterRoleBinding.KIND, of(ClusterRoleBinding.KIND, RbacPrinters.clusterRoleBindings()))
                    .put(PriorityClass.KIND, of(PriorityClass.KIND, PolicyPrinters.priorityClasses()))
                    .put(StorageClass.KIND, of(StorageClass.KIND, StoragePrinters.storageClasses()))
                    .put(RuntimeClass.KIND, of(RuntimeClass.KIND, PolicyPrinters.runtimeClasses()))
                    .put(Lease.KIND, of(Lease.KIND, ServerPrinters.leases()))
                    .put(PodDisruptionBudget.KIND, of(PodDisruptionBudget.KIND, PolicyPrinters.disruptionBudgets()))
                    .put(ComponentStatus.KIND, of(ComponentStatus.KIND, CorePrinters.components()))
                    .put(PodTemplate.KIND, of(PodTemplate.KIND, WorkloadPrinters.podTemplates()))
                    .put(
                            ReplicationController.KIND,
                            of(ReplicationController.KIND, WorkloadPrinters.replicationControllers()))
                    .put(ControllerRevision.KIND, of(ControllerRevision.KIND, WorkloadPrinters.revisions()))
                    .put(ResourceQuota.KIND, of(ResourceQuota.KIND, PolicyPrinters.quotas()))
                    .put(LimitRange.KIND, of(LimitRange.KIND, ServerPrinters.plain()))
                    .put(PersistentVolume.KIND, of(PersistentVolume.KIND, StoragePrinters.volumes()))
                    .put(
                            VolumeAttributesClass.KIND,
                            of(VolumeAttributesClass.KIND, StoragePrinters.volumeAttributesClasses()))
                    .put(VolumeAttachment.KIND, of(VolumeAttachment.KIND, StoragePrinters.attachments()))
                    .put(CSINode.KIND, of(CSINode.KIND, StoragePrinters.csiNodes()))
                    .put(CSIDriver.KIND, of(CSIDriver.KIND, StoragePrinters.csiDrivers()))
                    .put(CSIStorageCapacity.KIND, of(CSIStorageCapacity.KIND, StoragePrinters.capacities()))
                    .put(HorizontalPodAutoscaler.KIND, of(HorizontalPodAutoscaler.KIND, AutoscalerPrinter.columns()))
                    .put(ServiceCIDR.KIND, of(ServiceCIDR.KIND, NetworkPrinters.serviceCIDRs()))
                    .put(IPAddress.KIND, of(IPAddress.KIND, NetworkPrinters.addresses()))
                    .put(
                            CertificateSigningRequest.KIND,
                            of(CertificateSigningRequest.KIND, ServerPrinters.signingRequests()))
                    .put(FlowSchema.KIND, of(FlowSchema.KIND, ServerPrinters.flowSchemas()))
                    .put(
                            PriorityLevelConfiguration.KIND,
                            of(PriorityLevelConfiguration.KIND, ServerPrinters.priorityLevels()))
                    .put(APIService.KIND, of(APIService.KIND, ServerPrinters.apiServices()))
                    .put(CustomResourceDefinition.KIND, of(CustomResourceDefinition.KIND, ServerPrinters.plain()))
                    .put(
                            ValidatingWebhookConfiguration.KIND,
                            of(ValidatingWebhookConfiguration.KIND, AdmissionPrinters.validatingWebhooks()))
                    .put(
                            MutatingWebhookConfiguration.KIND,
                            of(MutatingWebhookConfiguration.KIND, AdmissionPrinters.mutatingWebhooks()))
                    .put(
                            ValidatingAdmissionPolicy.KIND,
                            of(ValidatingAdmissionPolicy.KIND, AdmissionPrinters.validatingPolicies()))
                    .put(
                            ValidatingAdmissionPolicyBinding.KIND,
                            of(ValidatingAdmissionPolicyBinding.KIND, AdmissionPrinters.validatingBindings()))
                    .put(
                            MutatingAdmissionPolicy.KIND,
                            of(MutatingAdmissionPolicy.KIND, AdmissionPrinters.mutatingPolicies()))
                    .put(
                            MutatingAdmissionPolicyBinding.KIND,
                            of(MutatingAdmissionPolicyBinding.KIND, AdmissionPrinters.mutatingBindings()))
                    .put(DeviceClass.KIND, of(DeviceClass.KIND, DevicePrinters.named()))
                    .put(ResourceClaim.KIND, of(ResourceClaim.KIND, DevicePrinters.claims()))
                    .put(ResourceClaimTemplate.KIND, of(ResourceClaimTemplate.KIND, DevicePrinters.named()))
                    .put(ResourceSlice.KIND, of(ResourceSlice.KIND, DevicePrinters.slices()));

    private Printers() {}

    /** How much a table shows. */
    public enum Width {
        /** What kubectl shows by default. */
        NORMAL,
        /** {@code -o wide}. */
        WIDE
    }

    private static <T extends KubeObject> Seq<Column<KubeObject>> of(Kind<T> kind, Seq<Column<T>> columns) {
        return columns.map(column -> new Column<>(
                column.header(),
                column.wide(),
                (object, now) -> column.cell().apply(kind.type().cast(object), now)));
    }

    /**
     * Returns the table of objects of one kind.
     *
     * @param namespaces whether a first column names the namespaces
     * @param prefix what stands before each name: {@code deployment.apps/} among tables of several kinds, or nothing
     * @param snapshot the cluster that they are of, which defines the columns of its own kinds
     * @param now the time from which ages are counted
     */
    public static TextTable table(
            Kind<?> kind,
            Seq<? extends KubeObject> objects,
            Width width,
            boolean namespaces,
            String prefix,
            Snapshot snapshot,
            Instant now) {
        Seq<Column<KubeObject>> columns =
                columns(kind, snapshot).filter(column -> width == Width.WIDE || !column.wide());
        boolean named = namespaces && kind.isNamespaced();
        Seq<String> header = columns.map(Column::header);
        TextTable table = TextTable.of(named ? header.prepend("NAMESPACE") : header);
        for (KubeObject object : objects) {
            Seq<String> cells = columns.map(column -> (column.header().equals("NAME") ? prefix : "")
                    + column.cell().apply(object, now));
            table = table.row(named ? cells.prepend(object.namespace()) : cells);
        }
        return table;
    }

    private static Seq<Column<KubeObject>> columns(Kind<?> kind, Snapshot snapshot) {
        return BY_KIND.get(kind)
                .orElse(() -> CustomResources.columns(kind, snapshot).map(CustomColumns::of))
                .getOrElse(ANY);
    }

    /** Returns the word under STATUS for a pod: {@code Running}, {@code CrashLoopBackOff}, {@code Init:0/1}. */
    public static String status(Pod pod) {
        return PodPrinter.status(pod);
    }
}
