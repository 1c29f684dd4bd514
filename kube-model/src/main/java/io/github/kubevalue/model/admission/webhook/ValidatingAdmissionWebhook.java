package io.github.kubevalue.model.admission.webhook;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.admissionregistration.ValidatingWebhookConfiguration;
import io.github.kubevalue.model.store.Snapshot;

/** Tells of the webhooks that would have been asked whether the object is welcome. */
public final class ValidatingAdmissionWebhook implements AdmissionPlugin {

    @Override
    public String name() {
        return "ValidatingAdmissionWebhook";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        return Unasked.of(
                snapshot.list(ValidatingWebhookConfiguration.KIND)
                        .flatMap(ValidatingWebhookConfiguration::webhooks)
                        .map(Hook::of),
                request,
                snapshot,
                "it might have refused the request");
    }
}
