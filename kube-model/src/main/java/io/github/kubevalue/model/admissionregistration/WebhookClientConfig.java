package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where a webhook is: at a URL or behind a Service. */
@Value.Immutable
@JsonDeserialize(builder = WebhookClientConfig.Builder.class)
public interface WebhookClientConfig extends ApiValue, WithWebhookClientConfig {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The URL. */
    Option<String> url();

    /** The Service. */
    Option<ServiceReference> service();

    /** The certificates that it is trusted by, in base64. */
    Option<String> caBundle();

    /** Builds a {@link WebhookClientConfig}. */
    final class Builder extends ImmutableWebhookClientConfig.Builder {
        Builder() {}
    }
}
