package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Webhooks that may refuse requests. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingWebhookConfiguration.Builder.class)
public interface ValidatingWebhookConfiguration extends KubeObject, WithValidatingWebhookConfiguration {
    /** The kind {@code admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration}. */
    Kind<ValidatingWebhookConfiguration> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "ValidatingWebhookConfiguration",
            "validatingwebhookconfigurations",
            Scope.CLUSTER,
            ValidatingWebhookConfiguration.class);

    /** Returns a ValidatingWebhookConfiguration of that name. */
    static ValidatingWebhookConfiguration named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ValidatingWebhookConfiguration> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The webhooks. */
    Seq<ValidatingWebhook> webhooks();

    @Override
    ValidatingWebhookConfiguration withMetadata(ObjectMeta metadata);

    /** Builds a {@link ValidatingWebhookConfiguration}. */
    final class Builder extends ImmutableValidatingWebhookConfiguration.Builder {
        Builder() {}
    }
}
