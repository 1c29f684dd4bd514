package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The schema of a version. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceValidation.Builder.class)
public interface CustomResourceValidation extends ApiValue, WithCustomResourceValidation {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The schema, as OpenAPI v3 says it. */
    Option<JSONSchemaProps> openAPIV3Schema();

    /** Builds a {@link CustomResourceValidation}. */
    final class Builder extends ImmutableCustomResourceValidation.Builder {
        Builder() {}
    }
}
