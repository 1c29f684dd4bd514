package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The claim that was made for a pod's extended resources. */
@Value.Immutable
@JsonDeserialize(builder = PodExtendedResourceClaimStatus.Builder.class)
public interface PodExtendedResourceClaimStatus extends ApiValue, WithPodExtendedResourceClaimStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Which request of the claim stands for which container's resource. */
    @JsonInclude
    Seq<ContainerExtendedResourceRequest> requestMappings();

    /** The claim. */
    @JsonInclude
    @Value.Default
    default String resourceClaimName() {
        return "";
    }

    /** Builds a {@link PodExtendedResourceClaimStatus}. */
    final class Builder extends ImmutablePodExtendedResourceClaimStatus.Builder {
        Builder() {}
    }
}
