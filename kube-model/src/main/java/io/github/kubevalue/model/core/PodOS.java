package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The operating system a pod is made for. */
@Value.Immutable
@JsonDeserialize(builder = PodOS.Builder.class)
public interface PodOS extends ApiValue, WithPodOS {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** {@code linux} or {@code windows}. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link PodOS}. */
    final class Builder extends ImmutablePodOS.Builder {
        Builder() {}
    }
}
