package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The group of pods with which a pod is scheduled. */
@Value.Immutable
@JsonDeserialize(builder = PodSchedulingGroup.Builder.class)
public interface PodSchedulingGroup extends ApiValue, WithPodSchedulingGroup {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group. */
    Option<String> podGroupName();

    /** Builds a {@link PodSchedulingGroup}. */
    final class Builder extends ImmutablePodSchedulingGroup.Builder {
        Builder() {}
    }
}
