package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Webhooks that may change objects. */
@Value.Immutable
@JsonDeserialize(builder = MutatingWebhookConfiguration.Builder.class)
public interface MutatingWebhookConfiguration extends KubeObject, WithMutatingWebhookConfiguration {
    /** The kind {@code admissionregistration.k8s.io/v1 MutatingWebhookConfiguration}. */
    Kind<MutatingWebhookConfiguration> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "MutatingWebhookConfiguration",
            "mutatingwebhookconfigurations",
            Scope.CLUSTER,
            MutatingWebhookConfiguration.class);

    /** Returns a MutatingWebhookConfiguration of that name. */
    static MutatingWebhookConfiguration named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<MutatingWebhookConfiguration> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The webhooks. */
    Seq<MutatingWebhook> webhooks();

    @Override
    MutatingWebhookConfiguration withMetadata(ObjectMeta metadata);

    /** Builds a {@link MutatingWebhookConfiguration}. */
    final class Builder extends ImmutableMutatingWebhookConfiguration.Builder {
        Builder() {}
    }
}
