package io.github.kubevalue.model.admission.setdefault;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.DefaultClass;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A claim that names no class, not even the empty one, gets the default; of several, the newest, then the first by name.
 * (plugin/pkg/admission/storage/storageclass/setdefault/admission.go)
 */
public final class DefaultStorageClass implements AdmissionPlugin {

    @Override
    public String name() {
        return "DefaultStorageClass";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.created(PersistentVolumeClaim.KIND)
                .filter(claim -> !claim.hasClass())
                .flatMap(claim -> DefaultClass.of(snapshot).map(storage -> classed(claim, storage.name())))
                .map(request::withObject)
                .getOrElse(request));
    }

    private static PersistentVolumeClaim classed(PersistentVolumeClaim claim, String name) {
        return claim.withSpec(claim.spec().withStorageClassName(Option.of(name)));
    }
}
