package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** The pods that a workload makes: what they have in common. */
@Value.Immutable
@JsonDeserialize(builder = PodTemplateSpec.Builder.class)
public interface PodTemplateSpec extends ApiValue, WithPodTemplateSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels and annotations of the pods. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What the pods are to be. */
    @Value.Default
    default PodSpec spec() {
        return PodSpec.builder().build();
    }

    /** Builds a {@link PodTemplateSpec}. */
    final class Builder extends ImmutablePodTemplateSpec.Builder {
        Builder() {}
    }
}
