package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where more is written. */
@Value.Immutable
@JsonDeserialize(builder = ExternalDocumentation.Builder.class)
public interface ExternalDocumentation extends ApiValue, WithExternalDocumentation {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is there. */
    Option<String> description();

    /** The address. */
    Option<String> url();

    /** Builds an {@link ExternalDocumentation}. */
    final class Builder extends ImmutableExternalDocumentation.Builder {
        Builder() {}
    }
}
