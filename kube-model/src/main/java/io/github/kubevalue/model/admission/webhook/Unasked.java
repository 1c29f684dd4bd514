package io.github.kubevalue.model.admission.webhook;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/** Webhooks that a real API server would have asked. */
final class Unasked {
    private Unasked() {}

    /** Returns an admission that tells of those which would have been asked. */
    static Review of(Seq<Hook> hooks, AdmissionRequest request, Snapshot snapshot, String risk) {
        boolean isExempt = hooks.isEmpty() || request.isOfAdmission();
        return isExempt
                ? Review.ALLOWED
                : Review.warning(hooks.filter(hook -> hook.matches(request, snapshot))
                        .map(hook -> "not modelled: admission webhook " + hook.name() + " was not asked; " + risk));
    }
}
