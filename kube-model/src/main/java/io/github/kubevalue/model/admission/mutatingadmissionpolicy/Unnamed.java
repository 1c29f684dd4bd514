package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/** Requests as policies see them that complete objects: before those to be created have the names that are made for them. */
final class Unnamed {
    private Unnamed() {}

    /** Returns a request without the name that it does not have yet. */
    static AdmissionRequest of(AdmissionRequest request) {
        boolean isUnnamed = request.is(Operation.CREATE) && request.object().exists(Unnamed::isUnnamed);
        return isUnnamed
                ? request.withKey(request.key().kind().key(request.key().namespace(), ""))
                        .withObject(request.object().map(Unnamed::unnamed))
                : request;
    }

    private static boolean isUnnamed(KubeObject object) {
        Option<String> prefix = object.metadata().generateName();
        return prefix.isDefined() && prefix.equals(object.metadata().name());
    }

    private static KubeObject unnamed(KubeObject object) {
        return object.withMetadata(object.metadata().withName(Option.none()));
    }
}
