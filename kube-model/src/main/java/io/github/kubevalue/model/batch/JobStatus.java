package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What the controller last saw of a Job. */
@Value.Immutable
@JsonDeserialize(builder = JobStatus.Builder.class)
public interface JobStatus extends ApiValue, WithJobStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What holds of the Job. */
    Seq<JobCondition> conditions();

    /** When the Job was first taken up, or last resumed. */
    Option<Instant> startTime();

    /** When the Job ended well. */
    Option<Instant> completionTime();

    /** Pods that are pending or running, and not terminating. */
    @Value.Default
    default int active() {
        return 0;
    }

    /** Pods that ended well. */
    @Value.Default
    default int succeeded() {
        return 0;
    }

    /** Pods that ended badly. */
    @Value.Default
    default int failed() {
        return 0;
    }

    /** Pods that are going away. */
    Option<Integer> terminating();

    /** The indexes that have succeeded, as {@code 1,3-5,7}. */
    @Value.Default
    default String completedIndexes() {
        return "";
    }

    /** The indexes that have failed for good, as {@code 1,3-5,7}. */
    Option<String> failedIndexes();

    /** Pods that have ended and are not yet in the counts. */
    Option<UncountedTerminatedPods> uncountedTerminatedPods();

    /** Active pods that are ready. */
    Option<Integer> ready();

    /** Returns the condition of that type. */
    default Option<JobCondition> condition(JobConditionType type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** Returns the condition that says that the Job is at its end, complete or failed. */
    default Option<JobCondition> finish() {
        return condition(JobConditionType.COMPLETE)
                .orElse(() -> condition(JobConditionType.FAILED))
                .filter(condition -> condition.status().isTrue());
    }

    /** Builds a {@link JobStatus}. */
    final class Builder extends ImmutableJobStatus.Builder {
        Builder() {}
    }
}
