package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a Deployment wants. */
@Value.Immutable
@JsonDeserialize(builder = DeploymentSpec.Builder.class)
public interface DeploymentSpec extends ApiValue, WithDeploymentSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods are wanted; 1 unless said. */
    Option<Integer> replicas();

    /** Which pods belong to the Deployment; it never changes. */
    @Value.Default
    default LabelSelector selector() {
        return LabelSelector.builder().build();
    }

    /** What the pods are made from. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    /** How old pods are replaced. */
    @Value.Default
    default DeploymentStrategy strategy() {
        return DeploymentStrategy.builder().build();
    }

    /** How long a pod must be ready to count as available. */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** How many old ReplicaSets are kept; 10 unless said. */
    Option<Integer> revisionHistoryLimit();

    /** Whether changes of the template wait. */
    @Value.Default
    default boolean paused() {
        return false;
    }

    /** How long a roll-out may stand still before it counts as failed; 600 unless said. */
    Option<Integer> progressDeadlineSeconds();

    /** Builds a {@link DeploymentSpec}. */
    final class Builder extends ImmutableDeploymentSpec.Builder {
        Builder() {}
    }
}
