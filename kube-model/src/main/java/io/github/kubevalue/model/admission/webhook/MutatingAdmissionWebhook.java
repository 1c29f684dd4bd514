package io.github.kubevalue.model.admission.webhook;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.admissionregistration.MutatingWebhookConfiguration;
import io.github.kubevalue.model.store.Snapshot;

/** Tells of the webhooks that would have been asked to complete the object. */
public final class MutatingAdmissionWebhook implements AdmissionPlugin {

    @Override
    public String name() {
        return "MutatingAdmissionWebhook";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        return Unasked.of(
                snapshot.list(MutatingWebhookConfiguration.KIND)
                        .flatMap(MutatingWebhookConfiguration::webhooks)
                        .map(Hook::of),
                request,
                snapshot,
                "it might have changed the object");
    }
}
