package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.ConcurrencyPolicy;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobSpec;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.batch.PodFailurePolicyRule;
import io.github.kubevalue.model.batch.PodReplacementPolicy;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;

/** Defaults of the group batch. (pkg/apis/batch/v1/defaults.go) */
public final class JobDefaults {
    private static final Option<Integer> ONE = Option.of(1);

    private JobDefaults() {}

    /** Returns the Job with its defaults. */
    public static Job job(Job job) {
        Job labelled = job.metadata().labels().isEmpty()
                ? job.withMetadata(job.metadata()
                        .withLabels(job.spec().template().metadata().labels()))
                : job;
        return labelled.withSpec(spec(job.spec()));
    }

    /** Returns the spec with its defaults. */
    private static JobSpec spec(JobSpec given) {
        JobSpec spec = parts(given);
        boolean single = spec.completions().isEmpty() && spec.parallelism().isEmpty();
        int failures = spec.backoffLimitPerIndex().isDefined() ? Integer.MAX_VALUE : 6;
        PodReplacementPolicy replacement = spec.podFailurePolicy().isDefined()
                ? PodReplacementPolicy.FAILED
                : PodReplacementPolicy.TERMINATING_OR_FAILED;
        return spec.withCompletions(single ? ONE : spec.completions())
                .withParallelism(spec.parallelism().orElse(ONE))
                .withBackoffLimit(spec.backoffLimit().orElse(Option.of(failures)))
                .withCompletionMode(spec.completionMode().orElse(Option.of(CompletionMode.NON_INDEXED)))
                .withSuspend(spec.suspend().orElse(Option.of(false)))
                .withPodReplacementPolicy(spec.podReplacementPolicy().orElse(Option.of(replacement)))
                .withManualSelector(spec.manualSelector().orElse(Option.of(false)));
    }

    /** The defaults of the parts of a spec alone: those of the Job itself come only when a CronJob makes it. */
    private static JobSpec parts(JobSpec spec) {
        return spec.withPodFailurePolicy(spec.podFailurePolicy()
                        .map(policy -> policy.withRules(policy.rules().map(JobDefaults::rule))))
                .withTemplate(PodDefaults.template(spec.template()));
    }

    private static PodFailurePolicyRule rule(PodFailurePolicyRule rule) {
        return rule.withOnPodConditions(rule.onPodConditions()
                .map(pattern ->
                        pattern.status().text().isEmpty() ? pattern.withStatus(ConditionStatus.TRUE) : pattern));
    }

    /** Returns the CronJob with its defaults. */
    public static CronJob cronJob(CronJob cronJob) {
        CronJobSpec spec = cronJob.spec();
        return cronJob.withSpec(spec.withConcurrencyPolicy(
                        spec.concurrencyPolicy().orElse(Option.of(ConcurrencyPolicy.ALLOW)))
                .withSuspend(spec.suspend().orElse(Option.of(false)))
                .withSuccessfulJobsHistoryLimit(
                        spec.successfulJobsHistoryLimit().orElse(Option.of(3)))
                .withFailedJobsHistoryLimit(spec.failedJobsHistoryLimit().orElse(ONE))
                .withJobTemplate(
                        spec.jobTemplate().withSpec(parts(spec.jobTemplate().spec()))));
    }
}
