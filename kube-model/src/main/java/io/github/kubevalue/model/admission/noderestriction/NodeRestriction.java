package io.github.kubevalue.model.admission.noderestriction;

import static io.github.kubevalue.model.validation.GoText.quoted;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What a kubelet may write, as far as roles cannot say it. (plugin/pkg/admission/noderestriction/admission.go) */
public final class NodeRestriction implements AdmissionPlugin {
    private static final String PREFIX = "system:node:";
    private static final String LEASES = "kube-node-lease";

    @Override
    public String name() {
        return "NodeRestriction";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return node(request.user())
                .flatMap(node -> refusal(node, request, snapshot))
                .map(why -> Either.<ApiError, AdmissionRequest>left(request.forbidden(why)))
                .getOrElse(() -> Either.right(request));
    }

    // pkg/auth/nodeidentifier/default.go
    private static Option<String> node(User user) {
        boolean isNode = user.name().startsWith(PREFIX) && user.groups().contains("system:nodes");
        return Option.when(isNode, () -> user.name().substring(PREFIX.length()));
    }

    private static Option<String> refusal(String node, AdmissionRequest request, Snapshot snapshot) {
        if (node.isEmpty()) {
            return Option.of("could not determine node from user "
                    + quoted(request.user().name()));
        }
        if (request.key().kind().equals(Pod.KIND)) {
            return new PodRestriction(node, request, snapshot).refusal();
        }
        if (request.key().kind().equals(Node.KIND)) {
            return new OwnNode(node, request).refusal();
        }
        if (request.key().kind().equals(PersistentVolumeClaim.KIND)) {
            return claim(node, request);
        }
        if (request.key().kind().equals(Lease.KIND)) {
            return lease(node, request);
        }
        if (request.key().kind().equals(CSINode.KIND)) {
            return Option.when(
                    !name(request).equals(node), "can only access CSINode with the same name as the requesting node");
        }
        return request.key().kind().equals(ResourceSlice.KIND) ? slice(node, request) : Option.none();
    }

    private static String name(AdmissionRequest request) {
        return request.object().map(KubeObject::name).getOrElse(request.key().name());
    }

    private static Option<String> lease(String node, AdmissionRequest request) {
        return request.key().namespace().equals(LEASES)
                ? Option.when(
                        !name(request).equals(node),
                        "can only access node lease with the same name as the requesting node")
                : Option.of("can only access leases in the " + quoted(LEASES) + " system namespace");
    }

    private static Option<String> slice(String node, AdmissionRequest request) {
        boolean isOwn = request.object()
                .orElse(request.oldObject())
                .map(ResourceSlice.KIND.type()::cast)
                .exists(slice -> slice.spec().nodeName().contains(node));
        String verb = request.is(Operation.CREATE) ? "create" : "delete";
        return Option.when(
                !isOwn && !request.is(Operation.UPDATE),
                "can only " + verb + " ResourceSlice with the same NodeName as the requesting node");
    }

    private static Option<String> claim(String node, AdmissionRequest request) {
        if (!request.subresource().equals("status")) {
            return Option.of("may only update PVC status");
        }
        Option<PersistentVolumeClaim> after = request.object().map(PersistentVolumeClaim.KIND.type()::cast);
        Option<PersistentVolumeClaim> before = request.stored(PersistentVolumeClaim.KIND);
        return Option.when(
                !after.map(NodeRestriction::rest).equals(before.map(NodeRestriction::rest)),
                "node " + quoted(node)
                        + " is not allowed to update fields other than status.quantity and status.conditions");
    }

    /** All of a claim but what its kubelet may say of it. */
    private static PersistentVolumeClaim rest(PersistentVolumeClaim claim) {
        ObjectMeta meta = claim.metadata();
        PersistentVolumeClaimStatus status = claim.status()
                .withCapacity(TreeMap.empty())
                .withConditions(Vector.empty())
                .withAllocatedResourceStatuses(TreeMap.empty())
                .withAllocatedResources(TreeMap.empty());
        return claim.withMetadata(meta.withResourceVersion(Option.none()).withManagedFields(Vector.empty()))
                .withStatus(status);
    }
}
