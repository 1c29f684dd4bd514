package io.github.kubevalue.model.admission.noderestriction;

import static io.github.kubevalue.model.validation.GoText.quoted;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodReferences;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What a kubelet may do to pods: to those on its node, and to mirrors of its own. (admission.go, admitPod) */
record PodRestriction(String node, AdmissionRequest request, Snapshot snapshot) {
    Option<String> refusal() {
        return switch (request.subresource()) {
            case "" -> whole();
            case "status" -> status();
            case "eviction" ->
                Option.when(
                        !snapshot.get(request.key()).map(Pod.KIND.type()::cast).exists(this::isHere),
                        "node " + node + " can only evict pods with spec.nodeName set to itself");
            default ->
                Option.of("unexpected pod subresource " + quoted(request.subresource())
                        + ", only 'status' and 'eviction' are allowed");
        };
    }

    private boolean isHere(Pod pod) {
        return pod.spec().nodeName().contains(node);
    }

    private Option<String> whole() {
        return switch (request.operation()) {
            case CREATE -> request.sent(Pod.KIND).flatMap(this::created);
            case DELETE ->
                Option.when(
                        !request.stored(Pod.KIND).exists(this::isHere),
                        said("can only delete pods with spec.nodeName set to itself"));
            default ->
                Option.of("unexpected operation " + quoted(request.operation().name()) + ", "
                        + said("can only create and delete mirror pods"));
        };
    }

    private String said(String what) {
        return "node " + quoted(node) + " " + what;
    }

    private Option<String> status() {
        if (!request.stored(Pod.KIND).exists(this::isHere)) {
            return Option.of(said("can only update pod status for pods with spec.nodeName set to itself"));
        }
        Pod before = request.stored(Pod.KIND).get();
        Option<Pod> after = request.object().map(Pod.KIND.type()::cast);
        if (after.exists(
                pod -> !pod.metadata().labels().equals(before.metadata().labels()))) {
            return Option.of(said("cannot update labels through pod status"));
        }
        if (after.exists(pod ->
                !pod.status().resourceClaimStatuses().equals(before.status().resourceClaimStatuses()))) {
            return Option.of(said("cannot update resource claim statues"));
        }
        return Option.when(
                after.exists(pod -> !pod.status()
                        .extendedResourceClaimStatus()
                        .equals(before.status().extendedResourceClaimStatus())),
                () -> said("cannot update extended resource claim status"));
    }

    private Option<String> created(Pod pod) {
        if (!pod.isMirror()) {
            return Option.of(
                    "pod does not have " + quoted(Pod.MIRROR) + " annotation, " + said("can only create mirror pods"));
        }
        if (!isHere(pod)) {
            return Option.of(said("can only create pods with spec.nodeName set to itself"));
        }
        return owned(pod.metadata().ownerReferences())
                .orElse(() ->
                        reference(pod.spec()).map(resource -> said("can not create pods that reference " + resource)));
    }

    private Option<String> owned(Seq<OwnerReference> owners) {
        if (owners.size() > 1) {
            return Option.of(said("can only create pods with a single owner reference set to itself"));
        }
        Option<OwnerReference> owner = owners.headOption()
                .filter(each -> each.apiVersion().equals("v1")
                        && each.kind().equals("Node")
                        && each.name().equals(node));
        if (owner.isEmpty()) {
            return Option.of(said("can only create pods with an owner reference set to itself"));
        }
        if (!owner.get().isController()) {
            return Option.of(said("can only create pods with a controller owner reference set to itself"));
        }
        if (owner.get().blockOwnerDeletion().getOrElse(false)) {
            return Option.of(said("must not set blockOwnerDeletion on an owner reference"));
        }
        Option<String> uid =
                snapshot.get(Node.KIND, node).flatMap(each -> each.metadata().uid());
        return uid.filter(expected -> !expected.equals(owner.get().uid()))
                .map(known -> "node " + node + " UID mismatch: expected "
                        + owner.get().uid() + " got " + known);
    }

    // pkg/api/pod/util.go, HasAPIObjectReference: what only the API server could tell the kubelet
    private static Option<String> reference(PodSpec spec) {
        if (spec.serviceAccountName().exists(name -> !name.isEmpty())) {
            return Option.of("serviceaccounts");
        }
        if (!PodReferences.secrets(spec).isEmpty()) {
            return Option.of("secrets");
        }
        if (!PodReferences.configMaps(spec).isEmpty()) {
            return Option.of("configmaps");
        }
        return spec.resourceClaims().isEmpty()
                ? spec.volumes().flatMap(PodRestriction::reference).headOption()
                : Option.of("resourceclaims");
    }

    private static Option<String> reference(Volume volume) {
        if (volume.csi().isDefined()) {
            return Option.of("csidrivers (via CSI volumes)");
        }
        if (volume.glusterfs().isDefined()) {
            return Option.of("endpoints (via glusterFS volumes)");
        }
        if (volume.persistentVolumeClaim().isDefined()) {
            return Option.of("persistentvolumeclaims");
        }
        if (volume.ephemeral().isDefined()) {
            return Option.of("persistentvolumeclaims (via ephemeral volumes)");
        }
        return volume.projected()
                .flatMap(projected ->
                        projected.sources().flatMap(PodRestriction::reference).headOption());
    }

    private static Option<String> reference(VolumeProjection source) {
        if (source.serviceAccountToken().isDefined()) {
            return Option.of("serviceaccounts (via projected volumes)");
        }
        return source.clusterTrustBundle().isDefined()
                ? Option.of("clustertrustbundles")
                : Option.when(source.podCertificate().isDefined(), "podcertificates");
    }
}
