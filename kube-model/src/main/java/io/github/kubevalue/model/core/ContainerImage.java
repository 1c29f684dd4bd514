package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An image that a node has. */
@Value.Immutable
@JsonDeserialize(builder = ContainerImage.Builder.class)
public interface ContainerImage extends ApiValue, WithContainerImage {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its names. */
    @JsonInclude
    Seq<String> names();

    /** Its size. */
    Option<Long> sizeBytes();

    /** Builds a {@link ContainerImage}. */
    final class Builder extends ImmutableContainerImage.Builder {
        Builder() {}
    }
}
