package io.github.kubevalue.model.admission.gc;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Who changes the owners of an object must be allowed to delete it, and who makes an owner wait for it must be allowed to set
 * the owner's finalizers. Off unless enabled. (plugin/pkg/admission/gc/gc_admission.go)
 *
 * @param authorizer who knows what is allowed
 * @param kinds finds the kinds that an owner reference may mean
 */
public record OwnerReferencesPermissionEnforcement(Authorizer authorizer, Function<OwnerReference, Seq<Kind<?>>> kinds)
        implements AdmissionPlugin {
    private static final Attributes FINALIZE_ANYTHING =
            new Attributes.Resource("update", "*", "*", "finalizers", "", "*");

    @Override
    public String name() {
        return "OwnerReferencesPermissionEnforcement";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        boolean changes =
                request.object().isDefined() && !owners(request.object()).equals(owners(request.oldObject()));
        if (!changes || isExempt(request)) {
            return Review.ALLOWED;
        }
        return Review.refusedIf(undeletable(request, snapshot).orElse(() -> unfinalizable(request, snapshot)));
    }

    /** The status of a pod never brings owners. */
    private static boolean isExempt(AdmissionRequest request) {
        return request.key().kind().groupResource().equals("pods")
                && request.subresource().equals("status");
    }

    private Option<ApiError> undeletable(AdmissionRequest request, Snapshot snapshot) {
        if (request.is(Operation.CREATE)) {
            return Option.none();
        }
        return refused(Attributes.Resource.of("delete", request.key(), request.subresource()), request, snapshot)
                .map(reason -> request.forbidden(
                        "cannot set an ownerRef on a resource you can't delete: " + reason + ", <nil>"));
    }

    private Option<ApiError> unfinalizable(AdmissionRequest request, Snapshot snapshot) {
        Seq<OwnerReference> blocking = newlyBlocking(request);
        if (blocking.isEmpty() || refused(FINALIZE_ANYTHING, request, snapshot).isEmpty()) {
            return Option.none();
        }
        return blocking.flatMap(owner -> unfinalizable(owner, request, snapshot))
                .headOption();
    }

    private Option<ApiError> unfinalizable(OwnerReference owner, AdmissionRequest request, Snapshot snapshot) {
        Seq<Kind<?>> meant = kinds.apply(owner);
        if (meant.isEmpty()) {
            return Option.of(request.forbidden(
                    "cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion "
                            + owner.apiVersion() + " Kind " + owner.kind() + ": no matches for kind \"" + owner.kind()
                            + "\" in version \"" + owner.apiVersion() + "\""));
        }
        return meant.flatMap(kind -> refused(
                        Attributes.Resource.of(
                                "update", kind.key(request.key().namespace(), owner.name()), "finalizers"),
                        request,
                        snapshot))
                .headOption()
                .map(reason ->
                        request.forbidden("cannot set blockOwnerDeletion if an ownerReference refers to a resource "
                                + "you can't set finalizers on: " + reason + ", <nil>"));
    }

    /** Returns why something is not allowed. */
    private Option<String> refused(Attributes what, AdmissionRequest request, Snapshot snapshot) {
        Decision decision = authorizer.authorize(request.user(), what, snapshot);
        return Option.when(!decision.isAllowed(), decision::reason);
    }

    private static Seq<OwnerReference> newlyBlocking(AdmissionRequest request) {
        Seq<OwnerReference> before = owners(request.oldObject()).filter(OwnerReferencesPermissionEnforcement::blocks);
        return owners(request.object())
                .filter(OwnerReferencesPermissionEnforcement::blocks)
                .reject(owner -> before.exists(old -> old.uid().equals(owner.uid())));
    }

    private static boolean blocks(OwnerReference owner) {
        return owner.blockOwnerDeletion().getOrElse(false);
    }

    private static Seq<OwnerReference> owners(Option<KubeObject> object) {
        return object.map(found -> found.metadata().ownerReferences()).getOrElse(Vector.empty());
    }
}
