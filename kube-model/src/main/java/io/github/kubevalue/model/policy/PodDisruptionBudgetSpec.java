package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which pods are protected and how many must stay. */
@Value.Immutable
@JsonDeserialize(builder = PodDisruptionBudgetSpec.Builder.class)
public interface PodDisruptionBudgetSpec extends ApiValue, WithPodDisruptionBudgetSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods must stay available, or what part of them. */
    Option<IntOrString> minAvailable();

    /** The pods; none at all if absent, every pod of the namespace if empty. */
    Option<LabelSelector> selector();

    /** How many pods may be unavailable, or what part of them. */
    Option<IntOrString> maxUnavailable();

    /** Whether pods that are not healthy may be evicted regardless. */
    Option<UnhealthyPodEvictionPolicyType> unhealthyPodEvictionPolicy();

    /** Builds a {@link PodDisruptionBudgetSpec}. */
    final class Builder extends ImmutablePodDisruptionBudgetSpec.Builder {
        Builder() {}
    }
}
