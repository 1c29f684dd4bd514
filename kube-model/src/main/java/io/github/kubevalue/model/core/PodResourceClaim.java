package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A device that a pod claims. */
@Value.Immutable
@JsonDeserialize(builder = PodResourceClaim.Builder.class)
public interface PodResourceClaim extends ApiValue, WithPodResourceClaim {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name by which containers refer to the claim. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The claim itself. */
    Option<String> resourceClaimName();

    /** The template from which the pod's own claim is made. */
    Option<String> resourceClaimTemplateName();

    /** Builds a {@link PodResourceClaim}. */
    final class Builder extends ImmutablePodResourceClaim.Builder {
        Builder() {}
    }
}
