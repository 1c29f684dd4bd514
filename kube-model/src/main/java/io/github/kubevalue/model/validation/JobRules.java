package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on the group batch. (pkg/apis/batch/validation/validation.go) */
public final class JobRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int LONGEST_CRON_JOB_NAME = 52;

    private JobRules() {}

    /** Returns the faults of a Job that has its defaults. */
    public static Seq<FieldError> job(Job job) {
        return spec(job.spec(), SPEC);
    }

    /** Returns the faults of a CronJob that has its defaults. */
    public static Seq<FieldError> cronJob(CronJob cronJob) {
        FieldPath name = FieldPath.of("metadata.name");
        return Faults.NONE
                .when(
                        cronJob.name().length() > LONGEST_CRON_JOB_NAME,
                        name.invalid(cronJob.name(), "must be no more than " + LONGEST_CRON_JOB_NAME + " characters"))
                .when(
                        cronJob.spec().schedule().isEmpty(),
                        SPEC.child("schedule").required(""))
                .oneOf(
                        cronJob.spec().concurrencyPolicy(),
                        SPEC.child("concurrencyPolicy"),
                        "Allow",
                        "Forbid",
                        "Replace")
                .and(spec(cronJob.spec().jobTemplate().spec(), SPEC.child("jobTemplate.spec")))
                .found();
    }

    private static Seq<FieldError> spec(JobSpec spec, FieldPath path) {
        boolean indexed = spec.completionMode().contains(CompletionMode.INDEXED);
        FieldPath template = path.child("template");
        boolean lasting = spec.template().spec().restartPolicy().contains(RestartPolicy.ALWAYS);
        return Faults.NONE
                .notNegative(spec.parallelism(), path.child("parallelism"))
                .notNegative(spec.completions(), path.child("completions"))
                .notNegative(spec.activeDeadlineSeconds(), path.child("activeDeadlineSeconds"))
                .notNegative(spec.backoffLimit(), path.child("backoffLimit"))
                .notNegative(spec.ttlSecondsAfterFinished(), path.child("ttlSecondsAfterFinished"))
                .oneOf(spec.completionMode(), path.child("completionMode"), "NonIndexed", "Indexed")
                .when(
                        indexed && spec.completions().isEmpty(),
                        path.child("completions").required("when completion mode is Indexed"))
                .and(PodRules.template(spec.template(), template))
                .when(lasting, template.child("spec.restartPolicy").required("valid values: \"OnFailure\", \"Never\""))
                .found();
    }

    /** Returns the faults of a change of a Job. */
    public static Seq<FieldError> jobChanges(Job after, Job before) {
        boolean suspended = before.spec().suspend().getOrElse(false);
        boolean changed = !after.spec().template().equals(before.spec().template());
        return changed && !suspended
                ? Vector.of(SPEC.child("template").invalidJson("{}", "field is immutable"))
                : Vector.empty();
    }
}
