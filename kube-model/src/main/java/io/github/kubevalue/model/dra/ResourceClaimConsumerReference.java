package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Somebody who may use a claim. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaimConsumerReference.Builder.class)
public interface ResourceClaimConsumerReference extends ApiValue, WithResourceClaimConsumerReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group; none is the core group. */
    Option<String> apiGroup();

    /** The resource, {@code pods}. */
    @JsonInclude
    @Value.Default
    default String resource() {
        return "";
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The life of the object that is meant. */
    @JsonInclude
    @Value.Default
    default String uid() {
        return "";
    }

    /** Builds a {@link ResourceClaimConsumerReference}. */
    final class Builder extends ImmutableResourceClaimConsumerReference.Builder {
        Builder() {}
    }
}
