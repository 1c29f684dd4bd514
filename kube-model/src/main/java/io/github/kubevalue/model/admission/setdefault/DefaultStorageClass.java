package io.github.kubevalue.model.admission.setdefault;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A claim that names no class, not even the empty one, gets the default; of several, the newest, then the first by name.
 * (plugin/pkg/admission/storage/storageclass/setdefault/admission.go)
 */
public final class DefaultStorageClass implements AdmissionPlugin {
    private static final String BETA = "volume.beta.kubernetes.io/storage-class";
    private static final Comparator<StorageClass> NEWEST = Comparator.comparing(
                    (StorageClass one) -> one.metadata().creationTimestamp().getOrElse(Instant.MIN))
            .reversed()
            .thenComparing(StorageClass::name);

    @Override
    public String name() {
        return "DefaultStorageClass";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.created(PersistentVolumeClaim.KIND)
                .filter(DefaultStorageClass::isClassless)
                .flatMap(claim -> defaultClass(snapshot).map(name -> classed(claim, name)))
                .map(request::withObject)
                .getOrElse(request));
    }

    private static boolean isClassless(PersistentVolumeClaim claim) {
        return claim.spec().storageClassName().isEmpty()
                && !claim.metadata().annotations().containsKey(BETA);
    }

    private static Option<String> defaultClass(Snapshot snapshot) {
        return snapshot.list(StorageClass.KIND)
                .filter(StorageClass::isDefault)
                .sorted(NEWEST)
                .headOption()
                .map(StorageClass::name);
    }

    private static PersistentVolumeClaim classed(PersistentVolumeClaim claim, String name) {
        return claim.withSpec(claim.spec().withStorageClassName(Option.of(name)));
    }
}
