package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a StatefulSet wants. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSetSpec.Builder.class)
public interface StatefulSetSpec extends ApiValue, WithStatefulSetSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods are wanted; 1 unless said. */
    Option<Integer> replicas();

    /** Which pods belong to the StatefulSet; it never changes. */
    @Value.Default
    default LabelSelector selector() {
        return LabelSelector.builder().build();
    }

    /** What the pods are made from. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    /** The claims that each pod gets one of, by name. */
    Seq<PersistentVolumeClaim> volumeClaimTemplates();

    /** The headless Service that gives the pods their names in DNS. */
    @JsonInclude
    @Value.Default
    default String serviceName() {
        return "";
    }

    /** In which order pods come and go; in order, each ready before the next, unless said. */
    Option<PodManagementPolicyType> podManagementPolicy();

    /** How old pods are replaced. */
    @Value.Default
    default StatefulSetUpdateStrategy updateStrategy() {
        return StatefulSetUpdateStrategy.builder().build();
    }

    /** How many old revisions are kept; 10 unless said. */
    Option<Integer> revisionHistoryLimit();

    /** How long a pod must be ready to count as available. */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** What becomes of claims whose pods are no longer wanted. */
    Option<StatefulSetPersistentVolumeClaimRetentionPolicy> persistentVolumeClaimRetentionPolicy();

    /** From where the pods are counted. */
    Option<StatefulSetOrdinals> ordinals();

    /** Builds a {@link StatefulSetSpec}. */
    final class Builder extends ImmutableStatefulSetSpec.Builder {
        Builder() {}
    }
}
