package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** One address of a pod. */
@Value.Immutable
@JsonDeserialize(builder = PodIP.Builder.class)
public interface PodIP extends ApiValue, WithPodIP {

    /** Returns that address. */
    static PodIP of(String ip) {
        return builder().ip(ip).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonInclude
    @Value.Default
    default String ip() {
        return "";
    }

    /** Builds a {@link PodIP}. */
    final class Builder extends ImmutablePodIP.Builder {
        Builder() {}
    }
}
