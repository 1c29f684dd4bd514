package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A device of the pod that a container uses. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaim.Builder.class)
public interface ResourceClaim extends ApiValue, WithResourceClaim {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the pod's claim. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The part of the claim; all of it unless set. */
    Option<String> request();

    /** Builds a {@link ResourceClaim}. */
    final class Builder extends ImmutableResourceClaim.Builder {
        Builder() {}
    }
}
