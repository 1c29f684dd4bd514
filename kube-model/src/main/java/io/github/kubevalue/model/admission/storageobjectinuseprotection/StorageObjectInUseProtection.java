package io.github.kubevalue.model.admission.storageobjectinuseprotection;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/**
 * New claims, volumes and volume classes have a finalizer until nobody uses them any more.
 * (plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go)
 */
public final class StorageObjectInUseProtection implements AdmissionPlugin {
    private static final Map<String, String> FINALIZERS = HashMap.of(
            "persistentvolumes", "kubernetes.io/pv-protection",
            "persistentvolumeclaims", "kubernetes.io/pvc-protection",
            "volumeattributesclasses.storage.k8s.io", "kubernetes.io/vac-protection");

    @Override
    public String name() {
        return "StorageObjectInUseProtection";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        if (!request.is(Operation.CREATE) || !request.subresource().isEmpty()) {
            return Either.right(request);
        }
        return Either.right(FINALIZERS
                .get(request.key().kind().groupResource())
                .map(finalizer -> request.withObject(request.object().map(object -> held(object, finalizer))))
                .getOrElse(request));
    }

    private static KubeObject held(KubeObject object, String finalizer) {
        return object.metadata().finalizers().contains(finalizer)
                ? object
                : object.withMetadata(object.metadata()
                        .withFinalizers(object.metadata().finalizers().append(finalizer)));
    }
}
