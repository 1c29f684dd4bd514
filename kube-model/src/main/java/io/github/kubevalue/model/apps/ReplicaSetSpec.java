package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a ReplicaSet wants. */
@Value.Immutable
@JsonDeserialize(builder = ReplicaSetSpec.Builder.class)
public interface ReplicaSetSpec extends ApiValue, WithReplicaSetSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods are wanted; 1 unless said. */
    Option<Integer> replicas();

    /** How long a pod must be ready to count as available. */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** Which pods belong to the ReplicaSet; it never changes. */
    @Value.Default
    default LabelSelector selector() {
        return LabelSelector.builder().build();
    }

    /** What the pods are made from. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    /** Builds a {@link ReplicaSetSpec}. */
    final class Builder extends ImmutableReplicaSetSpec.Builder {
        Builder() {}
    }
}
