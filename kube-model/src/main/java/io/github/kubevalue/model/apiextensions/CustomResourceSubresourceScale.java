package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where the number of replicas stands in a custom resource. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceSubresourceScale.Builder.class)
public interface CustomResourceSubresourceScale extends ApiValue, WithCustomResourceSubresourceScale {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path of the wanted number, {@code .spec.replicas}. */
    @JsonInclude
    @Value.Default
    default String specReplicasPath() {
        return "";
    }

    /** The path of the number there is, {@code .status.replicas}. */
    @JsonInclude
    @Value.Default
    default String statusReplicasPath() {
        return "";
    }

    /** The path of the pods' selector in text form. */
    Option<String> labelSelectorPath();

    /** Builds a {@link CustomResourceSubresourceScale}. */
    final class Builder extends ImmutableCustomResourceSubresourceScale.Builder {
        Builder() {}
    }
}
