package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is done about failed pods that match, by exit code or by condition. */
@Value.Immutable
@JsonDeserialize(builder = PodFailurePolicyRule.Builder.class)
public interface PodFailurePolicyRule extends ApiValue, WithPodFailurePolicyRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is done. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default PodFailurePolicyAction action() {
        return new PodFailurePolicyAction("");
    }

    /** The exit codes that match. */
    Option<PodFailurePolicyOnExitCodesRequirement> onExitCodes();

    /** The pod conditions of which one must match. */
    Seq<PodFailurePolicyOnPodConditionsPattern> onPodConditions();

    /** Builds a {@link PodFailurePolicyRule}. */
    final class Builder extends ImmutablePodFailurePolicyRule.Builder {
        Builder() {}
    }
}
