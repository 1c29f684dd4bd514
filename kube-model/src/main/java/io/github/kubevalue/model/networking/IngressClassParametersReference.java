package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The object that configures an IngressClass. */
@Value.Immutable
@JsonDeserialize(builder = IngressClassParametersReference.Builder.class)
public interface IngressClassParametersReference extends ApiValue, WithIngressClassParametersReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group of the object; none is the core group. */
    Option<String> apiGroup();

    /** The kind of the object. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String kind() {
        return "";
    }

    /** The name of the object. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String name() {
        return "";
    }

    /** {@code Cluster} or {@code Namespace}: where the object lives. */
    @JsonInclude
    Option<String> scope();

    /** The namespace of the object, if the scope is {@code Namespace}. */
    Option<String> namespace();

    /** Builds an {@link IngressClassParametersReference}. */
    final class Builder extends ImmutableIngressClassParametersReference.Builder {
        Builder() {}
    }
}
