package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a CustomResourceDefinition defines. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinitionSpec.Builder.class)
public interface CustomResourceDefinitionSpec extends ApiValue, WithCustomResourceDefinitionSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The API group of the custom resources. */
    @JsonInclude
    @Value.Default
    default String group() {
        return "";
    }

    /** The words for the kind. */
    @JsonInclude
    @Value.Default
    default CustomResourceDefinitionNames names() {
        return CustomResourceDefinitionNames.builder().build();
    }

    /** Where custom resources live. */
    @JsonInclude
    @Value.Default
    default ResourceScope scope() {
        return new ResourceScope("");
    }

    /** The versions, exactly one of which is stored. */
    @JsonInclude
    Seq<CustomResourceDefinitionVersion> versions();

    /** How versions are turned into one another; by their apiVersion only unless set. */
    Option<CustomResourceConversion> conversion();

    /** Whether fields outside the schema are kept; must be false in this version of the API. */
    Option<Boolean> preserveUnknownFields();

    /** Builds a {@link CustomResourceDefinitionSpec}. */
    final class Builder extends ImmutableCustomResourceDefinitionSpec.Builder {
        Builder() {}
    }
}
