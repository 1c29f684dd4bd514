package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a CronJob wants. */
@Value.Immutable
@JsonDeserialize(builder = CronJobSpec.Builder.class)
public interface CronJobSpec extends ApiValue, WithCronJobSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** When Jobs are due, in the format of cron. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String schedule() {
        return "";
    }

    /** The time zone of the schedule, {@code Europe/Berlin}. */
    Option<String> timeZone();

    /** How late a Job may start before it counts as missed. */
    Option<Long> startingDeadlineSeconds();

    /** What is done when the last Job still runs; both run unless said. */
    Option<ConcurrencyPolicy> concurrencyPolicy();

    /** Whether no Jobs are made for now. */
    Option<Boolean> suspend();

    /** What the Jobs are made from. */
    @Value.Default
    default JobTemplateSpec jobTemplate() {
        return JobTemplateSpec.builder().build();
    }

    /** How many Jobs that ended well are kept; 3 unless said. */
    Option<Integer> successfulJobsHistoryLimit();

    /** How many Jobs that ended badly are kept; 1 unless said. */
    Option<Integer> failedJobsHistoryLimit();

    /** Builds a {@link CronJobSpec}. */
    final class Builder extends ImmutableCronJobSpec.Builder {
        Builder() {}
    }
}
