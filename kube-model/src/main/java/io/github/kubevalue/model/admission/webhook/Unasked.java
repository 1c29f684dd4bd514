package io.github.kubevalue.model.admission.webhook;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/** Webhooks that a real API server would have asked. */
final class Unasked {
    private static final String GROUP = "admissionregistration.k8s.io";

    private Unasked() {}

    /** Returns an admission that tells of those which would have been asked; webhooks are never asked about webhooks. */
    static Review of(Seq<Hook> hooks, AdmissionRequest request, Snapshot snapshot, String risk) {
        boolean isExempt = hooks.isEmpty() || request.key().kind().group().equals(GROUP);
        return isExempt
                ? Review.ALLOWED
                : Review.warning(hooks.filter(hook -> hook.matches(request, snapshot))
                        .map(hook -> "not modelled: admission webhook " + hook.name() + " was not asked; " + risk));
    }
}
