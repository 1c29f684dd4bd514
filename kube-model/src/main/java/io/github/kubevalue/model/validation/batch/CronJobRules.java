package io.github.kubevalue.model.validation.batch;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobSpec;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.cron.Schedule;
import io.github.kubevalue.model.cron.TimeZones;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The rules on CronJobs. (pkg/apis/batch/validation/validation.go, validateCronJobSpec) */
public final class CronJobRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath JOB = SPEC.child("jobTemplate.spec");
    private static final int LONGEST_NAME = 52;
    private static final Pattern ZONE_PART = Pattern.compile("[A-Za-z.\\-_0-9+]{1,14}");

    private CronJobRules() {}

    /** Returns the faults of a new CronJob that has its defaults. */
    public static Seq<FieldError> faults(CronJob cronJob) {
        String name = cronJob.name();
        return Faults.NONE
                .and(spec(cronJob.spec(), Option.none()))
                .when(
                        name.length() > LONGEST_NAME,
                        () -> FieldPath.of("metadata.name").invalid(name, "must be no more than 52 characters"))
                .found();
    }

    /** Returns the faults of a CronJob that replaces another. */
    public static Seq<FieldError> updated(CronJob after, CronJob before) {
        return spec(after.spec(), Option.of(before.spec()));
    }

    private static Seq<FieldError> spec(CronJobSpec spec, Option<CronJobSpec> before) {
        boolean zoned =
                before.map(old -> !old.timeZone().equals(spec.timeZone())).getOrElse(true);
        return Faults.NONE
                .and(schedule(spec, before))
                .notNegative(spec.startingDeadlineSeconds(), SPEC.child("startingDeadlineSeconds"))
                .given(spec.timeZone().filter(zone -> zoned), CronJobRules::timeZone)
                .someOf(spec.concurrencyPolicy(), SPEC.child("concurrencyPolicy"), "Allow", "Forbid", "Replace")
                .and(job(
                        spec.jobTemplate().spec(),
                        before.map(old -> old.jobTemplate().spec().template())))
                .notNegative(spec.successfulJobsHistoryLimit(), SPEC.child("successfulJobsHistoryLimit"))
                .notNegative(spec.failedJobsHistoryLimit(), SPEC.child("failedJobsHistoryLimit"))
                .found();
    }

    private static Seq<FieldError> schedule(CronJobSpec spec, Option<CronJobSpec> before) {
        FieldPath path = SPEC.child("schedule");
        String text = spec.schedule();
        boolean allowed = before.exists(old -> old.schedule().contains("TZ"));
        boolean zoned = text.contains("TZ");
        return text.isEmpty()
                ? Vector.of(path.required())
                : Faults.NONE
                        .and(Schedule.parse(text)
                                .swap()
                                .toOption()
                                .map(problem -> path.invalid(text, problem))
                                .toVector())
                        .when(
                                allowed && zoned && spec.timeZone().isDefined(),
                                () -> path.invalid(
                                        text, "cannot use both timeZone field and TZ or CRON_TZ in schedule"))
                        .when(
                                !allowed && zoned,
                                () -> path.invalid(
                                        text, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"))
                        .found();
    }

    private static Seq<FieldError> timeZone(String zone) {
        FieldPath path = SPEC.child("timeZone");
        String shown = GoText.json(zone);
        if (zone.isEmpty()) {
            return Vector.of(path.invalidJson(shown, "timeZone must be nil or non-empty string"));
        }
        boolean odd = Vector.of(zone.split("/", -1))
                .exists(part -> part.equals(".")
                        || part.equals("..")
                        || part.startsWith("-")
                        || !ZONE_PART.matcher(part).matches());
        FieldError unknown = path.invalidJson(shown, "unknown time zone " + zone);
        if (odd) {
            return Vector.of(unknown);
        }
        return Faults.NONE
                .when(
                        zone.equalsIgnoreCase("Local"),
                        () -> path.invalidJson(
                                shown,
                                "timeZone must be an explicit time zone as defined in "
                                        + "https://www.iana.org/time-zones"))
                .when(!TimeZones.of(zone).isRight(), unknown)
                .found();
    }

    /** The server makes the selectors of the Jobs. (ValidateJobTemplateSpec) */
    private static Seq<FieldError> job(JobSpec spec, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .and(JobRules.spec(spec, before, JOB))
                .given(
                        spec.selector(),
                        selector -> Vector.of(JOB.child("selector")
                                .invalidJson(LabelRules.json(selector), "`selector` will be auto-generated")))
                .when(
                        spec.manualSelector().getOrElse(false),
                        () -> JOB.child("manualSelector").notSupportedJson("true", Vector.of("nil", "false")))
                .found();
    }
}
