package io.github.kubevalue.model.scheme;

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
import io.github.kubevalue.model.authentication.SelfSubjectReview;
import io.github.kubevalue.model.authentication.TokenReview;
import io.github.kubevalue.model.authorization.LocalSubjectAccessReview;
import io.github.kubevalue.model.authorization.SelfSubjectAccessReview;
import io.github.kubevalue.model.authorization.SelfSubjectRulesReview;
import io.github.kubevalue.model.authorization.SubjectAccessReview;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.core.Binding;
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
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.dra.DeviceClass;
import io.github.kubevalue.model.dra.ResourceClaim;
import io.github.kubevalue.model.dra.ResourceClaimTemplate;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.github.kubevalue.model.flowcontrol.FlowSchema;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfiguration;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
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
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The kinds of Kubernetes 1.36: tables beside this class, and the types that this library has for some of them. */
final class BuiltIn {
    private static final Map<Kind<?>, Kind<?>> TYPED = Vector.<Kind<?>>of(
                    Binding.KIND,
                    ComponentStatus.KIND,
                    ConfigMap.KIND,
                    Endpoints.KIND,
                    Event.KIND,
                    LimitRange.KIND,
                    Namespace.KIND,
                    Node.KIND,
                    PersistentVolume.KIND,
                    PersistentVolumeClaim.KIND,
                    Pod.KIND,
                    PodTemplate.KIND,
                    ReplicationController.KIND,
                    ResourceQuota.KIND,
                    Secret.KIND,
                    Service.KIND,
                    ServiceAccount.KIND,
                    ControllerRevision.KIND,
                    DaemonSet.KIND,
                    Deployment.KIND,
                    ReplicaSet.KIND,
                    StatefulSet.KIND,
                    CronJob.KIND,
                    Job.KIND,
                    IPAddress.KIND,
                    Ingress.KIND,
                    IngressClass.KIND,
                    NetworkPolicy.KIND,
                    ServiceCIDR.KIND,
                    EndpointSlice.KIND,
                    HorizontalPodAutoscaler.KIND,
                    io.github.kubevalue.model.autoscaling.v1.HorizontalPodAutoscaler.KIND,
                    PodDisruptionBudget.KIND,
                    ClusterRole.KIND,
                    ClusterRoleBinding.KIND,
                    Role.KIND,
                    RoleBinding.KIND,
                    CSIDriver.KIND,
                    CSINode.KIND,
                    CSIStorageCapacity.KIND,
                    StorageClass.KIND,
                    VolumeAttachment.KIND,
                    VolumeAttributesClass.KIND,
                    PriorityClass.KIND,
                    Lease.KIND,
                    RuntimeClass.KIND,
                    CustomResourceDefinition.KIND,
                    MutatingAdmissionPolicy.KIND,
                    MutatingAdmissionPolicyBinding.KIND,
                    MutatingWebhookConfiguration.KIND,
                    ValidatingAdmissionPolicy.KIND,
                    ValidatingAdmissionPolicyBinding.KIND,
                    ValidatingWebhookConfiguration.KIND,
                    APIService.KIND,
                    SelfSubjectReview.KIND,
                    TokenReview.KIND,
                    LocalSubjectAccessReview.KIND,
                    SelfSubjectAccessReview.KIND,
                    SelfSubjectRulesReview.KIND,
                    SubjectAccessReview.KIND,
                    CertificateSigningRequest.KIND,
                    io.github.kubevalue.model.events.Event.KIND,
                    FlowSchema.KIND,
                    PriorityLevelConfiguration.KIND,
                    DeviceClass.KIND,
                    ResourceClaim.KIND,
                    ResourceClaimTemplate.KIND,
                    ResourceSlice.KIND)
            .toMap(kind -> kind, kind -> kind);

    private BuiltIn() {}

    /** The kinds, preferred versions first, and after them those of configuration files. */
    static Seq<Resource> resources() {
        return table("kinds.txt").appendAll(table("configurations.txt"));
    }

    /**
     * The groups that belong to Kubernetes, with the one it has given up and the one that only {@code kubectl -k} knows: what
     * they do not serve does not exist.
     */
    static Seq<String> groups() {
        return table("kinds.txt")
                .map(resource -> resource.kind().group())
                .append("extensions")
                .append("kustomize.config.k8s.io")
                .distinct();
    }

    private static Seq<Resource> table(String name) {
        try (InputStream table = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(name))) {
            return Vector.of(new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(BuiltIn::resource);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Resource resource(String line) {
        Vector<String> words = Vector.of(line.split(" "));
        Scope scope = words.get(3).equals("namespaced") ? Scope.NAMESPACED : Scope.CLUSTER;
        Kind<?> kind = Kind.of(words.get(0), words.get(1), words.get(2), scope, Unmodelled.class);
        return Resource.of(TYPED.getOrElse(kind, kind), words.drop(4));
    }
}
