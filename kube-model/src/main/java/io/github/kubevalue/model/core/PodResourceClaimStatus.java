package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The claim that was made for one of a pod's claims. */
@Value.Immutable
@JsonDeserialize(builder = PodResourceClaimStatus.Builder.class)
public interface PodResourceClaimStatus extends ApiValue, WithPodResourceClaimStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The pod's name for it. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The claim; none if none was needed. */
    Option<String> resourceClaimName();

    /** Builds a {@link PodResourceClaimStatus}. */
    final class Builder extends ImmutablePodResourceClaimStatus.Builder {
        Builder() {}
    }
}
