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
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.Locale;

/** Tables of objects, as {@code kubectl get} prints them. */
public final class Printers {
    private static final Seq<Column<KubeObject>> ANY =
            Vector.of(Column.of("NAME", KubeObject::name), Column.at("AGE", Age::of));

    private static final Map<Kind<?>, Seq<Column<KubeObject>>> BY_KIND = HashMap.ofEntries(
            of(Pod.KIND, PodPrinter.columns()),
            of(Service.KIND, CorePrinters.services()),
            of(Node.KIND, CorePrinters.nodes()),
            of(Namespace.KIND, CorePrinters.namespaces()),
            of(ConfigMap.KIND, CorePrinters.configMaps()),
            of(Secret.KIND, CorePrinters.secrets()),
            of(ServiceAccount.KIND, CorePrinters.serviceAccounts()),
            of(Endpoints.KIND, CorePrinters.endpoints()),
            of(PersistentVolumeClaim.KIND, StoragePrinters.claims()),
            of(Event.KIND, EventPrinter.columns()),
            of(Deployment.KIND, WorkloadPrinters.deployments()),
            of(ReplicaSet.KIND, WorkloadPrinters.replicaSets()),
            of(StatefulSet.KIND, WorkloadPrinters.statefulSets()),
            of(DaemonSet.KIND, WorkloadPrinters.daemonSets()),
            of(Job.KIND, WorkloadPrinters.jobs()),
            of(CronJob.KIND, WorkloadPrinters.cronJobs()),
            of(Ingress.KIND, NetworkPrinters.ingresses()),
            of(IngressClass.KIND, NetworkPrinters.ingressClasses()),
            of(NetworkPolicy.KIND, NetworkPrinters.networkPolicies()),
            of(EndpointSlice.KIND, NetworkPrinters.endpointSlices()),
            of(Role.KIND, ServerPrinters.plain()),
            of(ClusterRole.KIND, ServerPrinters.plain()),
            of(RoleBinding.KIND, RbacPrinters.roleBindings()),
            of(ClusterRoleBinding.KIND, RbacPrinters.clusterRoleBindings()),
            of(PriorityClass.KIND, PolicyPrinters.priorityClasses()),
            of(StorageClass.KIND, StoragePrinters.storageClasses()),
            of(RuntimeClass.KIND, PolicyPrinters.runtimeClasses()),
            of(Lease.KIND, ServerPrinters.leases()),
            of(PodDisruptionBudget.KIND, PolicyPrinters.disruptionBudgets()),
            of(ComponentStatus.KIND, CorePrinters.components()),
            of(PodTemplate.KIND, WorkloadPrinters.podTemplates()),
            of(ReplicationController.KIND, WorkloadPrinters.replicationControllers()),
            of(ControllerRevision.KIND, WorkloadPrinters.revisions()),
            of(ResourceQuota.KIND, PolicyPrinters.quotas()),
            of(LimitRange.KIND, ServerPrinters.plain()),
            of(PersistentVolume.KIND, StoragePrinters.volumes()),
            of(VolumeAttributesClass.KIND, StoragePrinters.volumeAttributesClasses()),
            of(VolumeAttachment.KIND, StoragePrinters.attachments()),
            of(CSINode.KIND, StoragePrinters.csiNodes()),
            of(CSIDriver.KIND, StoragePrinters.csiDrivers()),
            of(CSIStorageCapacity.KIND, StoragePrinters.capacities()),
            of(HorizontalPodAutoscaler.KIND, AutoscalerPrinter.columns()),
            of(ServiceCIDR.KIND, NetworkPrinters.serviceCIDRs()),
            of(IPAddress.KIND, NetworkPrinters.addresses()),
            of(CertificateSigningRequest.KIND, ServerPrinters.signingRequests()),
            of(FlowSchema.KIND, ServerPrinters.flowSchemas()),
            of(PriorityLevelConfiguration.KIND, ServerPrinters.priorityLevels()),
            of(APIService.KIND, ServerPrinters.apiServices()),
            of(CustomResourceDefinition.KIND, ServerPrinters.plain()),
            of(ValidatingWebhookConfiguration.KIND, AdmissionPrinters.validatingWebhooks()),
            of(MutatingWebhookConfiguration.KIND, AdmissionPrinters.mutatingWebhooks()),
            of(ValidatingAdmissionPolicy.KIND, AdmissionPrinters.validatingPolicies()),
            of(ValidatingAdmissionPolicyBinding.KIND, AdmissionPrinters.validatingBindings()),
            of(MutatingAdmissionPolicy.KIND, AdmissionPrinters.mutatingPolicies()),
            of(MutatingAdmissionPolicyBinding.KIND, AdmissionPrinters.mutatingBindings()),
            of(DeviceClass.KIND, DevicePrinters.named()),
            of(ResourceClaim.KIND, DevicePrinters.claims()),
            of(ResourceClaimTemplate.KIND, DevicePrinters.named()),
            of(ResourceSlice.KIND, DevicePrinters.slices()));

    private Printers() {}

    private static <T extends KubeObject> Tuple2<Kind<?>, Seq<Column<KubeObject>>> of(
            Kind<T> kind, Seq<Column<T>> columns) {
        return Tuple.of(
                kind,
                columns.map(column -> new Column<>(
                        column.header(),
                        column.wide(),
                        (object, now) -> column.cell().apply(kind.type().cast(object), now))));
    }

    /**
     * Returns the table of objects of one kind.
     *
     * @param snapshot the cluster that they are of, which defines the columns of its own kinds
     * @param now the time from which ages are counted
     */
    public static TextTable table(
            Kind<?> kind, Seq<? extends KubeObject> objects, PrintOptions options, Snapshot snapshot, Instant now) {
        Seq<Column<KubeObject>> columns = columns(kind, snapshot).filter(column -> options.wide() || !column.wide());
        boolean named = options.withNamespace() && kind.isNamespaced();
        String prefix = options.withKind() ? named(kind) + "/" : "";
        Seq<String> header = columns.map(Column::header);
        TextTable table = TextTable.of(named ? header.prepend("NAMESPACE") : header);
        for (KubeObject object : objects) {
            Seq<String> cells = columns.map(column -> (column.header().equals("NAME") ? prefix : "")
                    + column.cell().apply(object, now));
            table = table.row(named ? cells.prepend(object.namespace()) : cells);
        }
        return table;
    }

    /** Returns an object's name with its kind, as {@code -o name} prints it: {@code deployment.apps/web}. */
    public static String name(KubeObject object) {
        return named(object.type()) + "/" + object.name();
    }

    private static String named(Kind<?> kind) {
        String singular = kind.name().toLowerCase(Locale.ROOT);
        return kind.group().isEmpty() ? singular : singular + "." + kind.group();
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
