package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.ResourceQuotaScope;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.control.Option;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * Counts claims and the storage they ask for, by themselves and for each storage class.
 * (pkg/quota/v1/evaluator/core/persistent_volume_claims.go)
 */
final class ClaimEvaluator implements Evaluator {
    private static final String COUNT = "count/persistentvolumeclaims";
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String STORAGE = "requests.storage";
    private static final String OF_CLASS = ".storageclass.storage.k8s.io/";

    @Override
    public boolean handles(AdmissionRequest request) {
        return request.subresource().isEmpty() && (request.is(Operation.CREATE) || request.is(Operation.UPDATE));
    }

    @Override
    public boolean tracks(String resource) {
        return resource.equals(COUNT)
                || resource.equals(CLAIMS)
                || resource.equals(STORAGE)
                || resource.endsWith(OF_CLASS + CLAIMS)
                || resource.endsWith(OF_CLASS + STORAGE);
    }

    @Override
    public boolean isInScope(ScopedResourceSelectorRequirement scope, KubeObject object) {
        return scope.scopeName().equals(ResourceQuotaScope.VOLUME_ATTRIBUTES_CLASS)
                && Scopes.selects(scope, ((PersistentVolumeClaim) object).spec().volumeAttributesClassName());
    }

    @Override
    public ResourceList usage(KubeObject object, Instant now) {
        PersistentVolumeClaim claim = (PersistentVolumeClaim) object;
        Option<String> type = Option.of(claim.className()).filter(name -> !name.isEmpty());
        ResourceList counted = ResourceList.of(CLAIMS, Quantity.of(1)).with(COUNT, Quantity.of(1));
        ResourceList asked = claim.spec()
                .resources()
                .requests()
                .get("storage")
                .map(storage -> ResourceList.of(STORAGE, whole(storage)))
                .getOrElse(ResourceList.NONE);
        return type.map(name -> ResourceList.of(name + OF_CLASS + CLAIMS, Quantity.of(1))
                        .plus(asked.named(resource -> name + OF_CLASS + resource)))
                .getOrElse(ResourceList.NONE)
                .plus(counted)
                .plus(asked);
    }

    /** A quota counts whole bytes. */
    private static Quantity whole(Quantity storage) {
        return storage.amount().setScale(0, RoundingMode.UP).compareTo(storage.amount()) == 0
                ? storage
                : Quantity.ofBytes(storage.value());
    }
}
