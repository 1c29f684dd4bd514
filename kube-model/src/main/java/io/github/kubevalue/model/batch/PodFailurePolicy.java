package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Which failures of pods count, and how: the first rule that matches decides. */
@Value.Immutable
@JsonDeserialize(builder = PodFailurePolicy.Builder.class)
public interface PodFailurePolicy extends ApiValue, WithPodFailurePolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The rules, in order. */
    @JsonInclude
    Seq<PodFailurePolicyRule> rules();

    /** Builds a {@link PodFailurePolicy}. */
    final class Builder extends ImmutablePodFailurePolicy.Builder {
        Builder() {}
    }
}
