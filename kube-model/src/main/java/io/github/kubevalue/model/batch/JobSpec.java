package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a Job wants. */
@Value.Immutable
@JsonDeserialize(builder = JobSpec.Builder.class)
public interface JobSpec extends ApiValue, WithJobSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods may run at a time; 1 unless said. */
    Option<Integer> parallelism();

    /** How many pods must succeed. None means that the first success ends the Job. */
    Option<Integer> completions();

    /** How long the Job may run before it fails. */
    Option<Long> activeDeadlineSeconds();

    /** Which failures of pods count, and how. */
    Option<PodFailurePolicy> podFailurePolicy();

    /** When an indexed Job has succeeded early. */
    Option<SuccessPolicy> successPolicy();

    /** How many failures of pods the Job bears; 6 unless said. */
    Option<Integer> backoffLimit();

    /** How many failures each index bears. */
    Option<Integer> backoffLimitPerIndex();

    /** How many indexes may fail before the Job does. */
    Option<Integer> maxFailedIndexes();

    /** Which pods belong to the Job; made by the API server unless {@link #manualSelector()}. */
    Option<LabelSelector> selector();

    /** Whether the selector is the user's own. */
    Option<Boolean> manualSelector();

    /** What the pods are made from. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    /** How long the Job is kept once it has ended; for ever unless said. */
    Option<Integer> ttlSecondsAfterFinished();

    /** How completions are counted; not indexed unless said. */
    Option<CompletionMode> completionMode();

    /** Whether the Job is to have no pods for now. */
    Option<Boolean> suspend();

    /** When pods are replaced. */
    Option<PodReplacementPolicy> podReplacementPolicy();

    /** The controller in charge, if it is not the built-in one. */
    Option<String> managedBy();

    /** Builds a {@link JobSpec}. */
    final class Builder extends ImmutableJobSpec.Builder {
        Builder() {}
    }
}
