package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.meta.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * Which updates there are and how strict, kind by kind. Kinds are meant in every version.
 * (pkg/registry/GROUP/KIND/strategy.go, AllowUnconditionalUpdate and AllowCreateOnUpdate)
 */
final class UpdatePolicy {
    private static final Set<String> CONDITIONAL = HashSet.of(
            "ClusterTrustBundle.certificates.k8s.io",
            "PodCertificateRequest.certificates.k8s.io",
            "RuntimeClass.node.k8s.io",
            "StorageVersionMigration.storagemigration.k8s.io",
            "StorageVersion.internal.apiserver.k8s.io",
            "PodDisruptionBudget.policy",
            "CSIDriver.storage.k8s.io",
            "CSIStorageCapacity.storage.k8s.io",
            "CSINode.storage.k8s.io",
            "VolumeAttachment.storage.k8s.io",
            "Lease.coordination.k8s.io",
            "LeaseCandidate.coordination.k8s.io",
            "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
            "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "MutatingAdmissionPolicy.admissionregistration.k8s.io",
            "MutatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
            "MutatingWebhookConfiguration.admissionregistration.k8s.io",
            "CustomResourceDefinition.apiextensions.k8s.io");

    private static final Set<String> CREATED = HashSet.of(
            "Service",
            "Endpoints",
            "Event",
            "LimitRange",
            "RuntimeClass.node.k8s.io",
            "Lease.coordination.k8s.io",
            "LeaseCandidate.coordination.k8s.io",
            "Role.rbac.authorization.k8s.io",
            "RoleBinding.rbac.authorization.k8s.io",
            "ClusterRole.rbac.authorization.k8s.io",
            "ClusterRoleBinding.rbac.authorization.k8s.io");

    /** The kinds that have no address for their status alone, as the OpenAPI document of the API lists them. */
    private static final Set<String> WITHOUT_STATUS = HashSet.of(
            "ConfigMap",
            "Endpoints",
            "Event",
            "LimitRange",
            "PodTemplate",
            "Secret",
            "ServiceAccount",
            "ControllerRevision.apps",
            "EndpointSlice.discovery.k8s.io",
            "Event.events.k8s.io",
            "IPAddress.networking.k8s.io",
            "IngressClass.networking.k8s.io",
            "NetworkPolicy.networking.k8s.io",
            "Lease.coordination.k8s.io",
            "LeaseCandidate.coordination.k8s.io",
            "PriorityClass.scheduling.k8s.io",
            "Workload.scheduling.k8s.io",
            "RuntimeClass.node.k8s.io",
            "Role.rbac.authorization.k8s.io",
            "RoleBinding.rbac.authorization.k8s.io",
            "ClusterRole.rbac.authorization.k8s.io",
            "ClusterRoleBinding.rbac.authorization.k8s.io",
            "ClusterTrustBundle.certificates.k8s.io",
            "CSIDriver.storage.k8s.io",
            "CSINode.storage.k8s.io",
            "CSIStorageCapacity.storage.k8s.io",
            "StorageClass.storage.k8s.io",
            "VolumeAttributesClass.storage.k8s.io",
            "DeviceClass.resource.k8s.io",
            "ResourceClaimTemplate.resource.k8s.io",
            "ResourceSlice.resource.k8s.io",
            "MutatingAdmissionPolicy.admissionregistration.k8s.io",
            "MutatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "MutatingWebhookConfiguration.admissionregistration.k8s.io",
            "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "ValidatingWebhookConfiguration.admissionregistration.k8s.io");

    private UpdatePolicy() {}

    /** Whether the status is written through an address of its own. */
    static boolean hasStatus(Kind<?> kind) {
        return !WITHOUT_STATUS.contains(kind.groupKind());
    }

    /** Whether an update need not say which version of the object is meant. */
    static boolean allowsUnconditional(Kind<?> kind) {
        return !CONDITIONAL.contains(kind.groupKind());
    }

    /** Whether an update of what is not there creates it. */
    static boolean allowsCreation(Kind<?> kind) {
        return CREATED.contains(kind.groupKind());
    }
}
