package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A webhook that turns versions into one another. */
@Value.Immutable
@JsonDeserialize(builder = WebhookConversion.Builder.class)
public interface WebhookConversion extends ApiValue, WithWebhookConversion {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it is. */
    Option<WebhookClientConfig> clientConfig();

    /** The versions of the review that it understands. */
    @JsonInclude
    Seq<String> conversionReviewVersions();

    /** Builds a {@link WebhookConversion}. */
    final class Builder extends ImmutableWebhookConversion.Builder {
        Builder() {}
    }
}
