package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the API server has made of a CustomResourceDefinition. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinitionStatus.Builder.class)
public interface CustomResourceDefinitionStatus extends ApiValue, WithCustomResourceDefinitionStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    @JsonInclude
    Seq<CustomResourceDefinitionCondition> conditions();

    /** The names under which it is served. */
    @JsonInclude
    @Value.Default
    default CustomResourceDefinitionNames acceptedNames() {
        return CustomResourceDefinitionNames.builder().build();
    }

    /** The versions in which objects may have been stored. */
    @JsonInclude
    Seq<String> storedVersions();

    /** The generation that the status speaks of. */
    Option<Long> observedGeneration();

    /** Builds a {@link CustomResourceDefinitionStatus}. */
    final class Builder extends ImmutableCustomResourceDefinitionStatus.Builder {
        Builder() {}
    }
}
