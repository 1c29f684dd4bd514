package io.github.kubevalue.model.admission.lifecycle;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Nothing is created in a namespace that is not there, or that is on its way out; three namespaces are never deleted.
 * (apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go)
 */
public final class NamespaceLifecycle implements AdmissionPlugin {
    private static final Seq<String> IMMORTAL = Vector.of("default", "kube-system", "kube-public");

    @Override
    public String name() {
        return "NamespaceLifecycle";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        Option<ApiError> why = request.is(Operation.DELETE) ? immortal(request) : homeless(request, snapshot);
        return why.toEither(request).swap();
    }

    private static Option<ApiError> immortal(AdmissionRequest request) {
        boolean lives = request.key().kind().equals(Namespace.KIND)
                && IMMORTAL.contains(request.key().name());
        return Option.when(lives, () -> ApiError.forbidden(request.key(), "this namespace may not be deleted"));
    }

    private static Option<ApiError> homeless(AdmissionRequest request, Snapshot snapshot) {
        String name = request.key().namespace();
        boolean isReview = request.key().kind().group().equals("authorization.k8s.io")
                && request.key().kind().plural().equals("localsubjectaccessreviews");
        if (name.isEmpty() || isReview || request.is(Operation.CONNECT)) {
            return Option.none();
        }
        Option<Namespace> namespace = snapshot.get(Namespace.KIND, name);
        if (namespace.isEmpty()) {
            return Option.of(ApiError.notFound(Namespace.KIND.key("", name)));
        }
        boolean closed =
                request.is(Operation.CREATE) && namespace.get().status().phase().contains(NamespacePhase.TERMINATING);
        return Option.when(closed, () -> ApiError.namespaceTerminating(request.named()));
    }
}
