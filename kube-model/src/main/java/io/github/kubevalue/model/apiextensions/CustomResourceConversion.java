package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How versions are turned into one another. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceConversion.Builder.class)
public interface CustomResourceConversion extends ApiValue, WithCustomResourceConversion {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** By whom. */
    @JsonInclude
    @Value.Default
    default ConversionStrategyType strategy() {
        return new ConversionStrategyType("");
    }

    /** The webhook, if one is asked. */
    Option<WebhookConversion> webhook();

    /** Builds a {@link CustomResourceConversion}. */
    final class Builder extends ImmutableCustomResourceConversion.Builder {
        Builder() {}
    }
}
