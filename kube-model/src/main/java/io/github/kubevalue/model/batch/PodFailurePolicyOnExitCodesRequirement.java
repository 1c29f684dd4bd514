package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Exit codes, other than 0, that a rule matches. */
@Value.Immutable
@JsonDeserialize(builder = PodFailurePolicyOnExitCodesRequirement.Builder.class)
public interface PodFailurePolicyOnExitCodesRequirement extends ApiValue, WithPodFailurePolicyOnExitCodesRequirement {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The container whose code is looked at; all containers unless said. */
    Option<String> containerName();

    /** How the codes are compared. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default PodFailurePolicyOnExitCodesOperator operator() {
        return new PodFailurePolicyOnExitCodesOperator("");
    }

    /** The codes. */
    @JsonInclude
    Seq<Integer> values();

    /** Builds a {@link PodFailurePolicyOnExitCodesRequirement}. */
    final class Builder extends ImmutablePodFailurePolicyOnExitCodesRequirement.Builder {
        Builder() {}
    }
}
