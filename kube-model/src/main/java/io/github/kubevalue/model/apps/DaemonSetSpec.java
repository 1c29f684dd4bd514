package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a DaemonSet wants. */
@Value.Immutable
@JsonDeserialize(builder = DaemonSetSpec.Builder.class)
public interface DaemonSetSpec extends ApiValue, WithDaemonSetSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Which pods belong to the DaemonSet; it never changes. */
    @Value.Default
    default LabelSelector selector() {
        return LabelSelector.builder().build();
    }

    /** What the pods are made from; also says which nodes suit. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    /** How old pods are replaced. */
    @Value.Default
    default DaemonSetUpdateStrategy updateStrategy() {
        return DaemonSetUpdateStrategy.builder().build();
    }

    /** How long a pod must be ready to count as available. */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** How many old revisions are kept; 10 unless said. */
    Option<Integer> revisionHistoryLimit();

    /** Builds a {@link DaemonSetSpec}. */
    final class Builder extends ImmutableDaemonSetSpec.Builder {
        Builder() {}
    }
}
