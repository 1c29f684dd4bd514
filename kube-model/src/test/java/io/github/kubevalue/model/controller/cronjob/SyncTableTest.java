package io.github.kubevalue.model.controller.cronjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobStatus;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** cronjob_controllerv2_test.go: TestControllerV2SyncCronJob, TestControllerV2CleanupFinishedJobs, TestControllerV2JobAlreadyExists…. */
class SyncTableTest {
    private static final String DAY = "2016-05-19T";
    private static final String RUN = "cj-" + Instant.parse(DAY + "10:00:00Z").getEpochSecond() / 60;

    private static String cronJob(String spec, String meta, String status) {
        return """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: cj, uid: cj-uid, %s}
            spec:
              %s
              jobTemplate:
                metadata: {labels: {a: b}, annotations: {x: z}}
                spec: {template: {spec: {containers: [{name: c, image: i}]}}}
            status: {%s}
            """.formatted(meta, spec.replace("; ", "\n  "), status);
    }

    private static String job(String name, String uid, String status) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: %s
              uid: %s
              ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: cj, uid: cj-uid, controller: true}]
            spec: {template: {spec: {containers: [{name: c, image: i}]}}}
            status: {%s}
            """.formatted(name, uid, status);
    }

    private static String active(String... names) {
        return Vector.of(names)
                .map(name -> "{apiVersion: batch/v1, kind: Job, namespace: default, name: %s, uid: %s-uid}"
                        .formatted(name, name))
                .mkString("active: [", ", ", "]");
    }

    private static String ended(String how, String time) {
        return "startTime: %s, completionTime: %s, conditions: [{type: %s, status: \"True\"}]"
                .formatted(time, time, how);
    }

    private static Bench at(String time, String... yaml) {
        Bench bench = Bench.of(new CronJobController(), yaml);
        return bench.after(Duration.between(bench.now(), Instant.parse(DAY + time + "Z")));
    }

    private static Plan plan(Bench bench) {
        return bench.plan(CronJob.KIND, "cj");
    }

    private static Seq<String> jobs(Plan plan) {
        return Bench.said(plan).filter(text -> text.contains(" job/")).map(text -> text.replace("job/default/", ""));
    }

    /** The CronJob is hourly and was made at 09:59, or at 08:59 if it ran at 09:01; what it does at a time, and when it looks again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        never ran, not valid schedule          | schedule: obvious error schedule              | -      | 09:59:00 | ''  | UnparseableSchedule | -
        never ran, not valid time zone         | schedule: 0 * * * ?; timeZone: bad timezone   | -      | 09:59:00 | ''  | UnknownTimeZone | -
        never ran, not time                    | schedule: 0 * * * ?                           | -      | 09:59:00 | ''  | ''  | 60.1
        never ran, not time in zone            | schedule: 0 5 * * ?; timeZone: America/New_York | -    | 09:59:00 | ''  | ''  | 82860.1
        zone in the schedule is warned of      | schedule: TZ=America/New_York 0 5 * * ?       | -      | 09:59:00 | ''  | UnsupportedSchedule | 82860.1
        never ran, is time, A                  | schedule: 0 * * * ?; concurrencyPolicy: Allow   | -    | 10:01:00 | +   | ''  | 3540.1
        never ran, is time, F                  | schedule: 0 * * * ?; concurrencyPolicy: Forbid  | -    | 10:01:00 | +   | ''  | 3540.1
        never ran, is time, R                  | schedule: 0 * * * ?; concurrencyPolicy: Replace | -    | 10:01:00 | +   | ''  | 3540.1
        never ran, is time, suspended          | schedule: 0 * * * ?; suspend: true            | -      | 10:01:00 | ''  | ''  | -
        never ran, is time, past deadline      | schedule: 0 * * * ?; startingDeadlineSeconds: 10 | -   | 10:01:00 | ''  | ''  | 3540.1
        never ran, is time, not past deadline  | schedule: 0 * * * ?; startingDeadlineSeconds: 1000000 | - | 10:01:00 | + | ''  | 3540.1
        prev ran but done, not time            | schedule: 0 * * * ?                           | done   | 09:59:00 | ''  | SawCompletedJob | 60.1
        prev ran but done, is time, F          | schedule: 0 * * * ?; concurrencyPolicy: Forbid | done  | 10:01:00 | +   | SawCompletedJob | 3540.1
        prev ran but done, is time, suspended  | schedule: 0 * * * ?; suspend: true            | done   | 10:01:00 | ''  | SawCompletedJob | -
        prev ran but done, is time, past deadline | schedule: 0 * * * ?; startingDeadlineSeconds: 10 | done | 10:01:00 | '' | SawCompletedJob | 3540.1
        still active, not time, F              | schedule: 0 * * * ?; concurrencyPolicy: Forbid | active | 09:59:00 | '' | ''  | 60.1
        still active, is time, A               | schedule: 0 * * * ?; concurrencyPolicy: Allow | active | 10:01:00 | +   | ''  | 3540.1
        still active, is time, F               | schedule: 0 * * * ?; concurrencyPolicy: Forbid | active | 10:01:00 | '' | JobAlreadyActive | 3540.1
        still active, is time, R               | schedule: 0 * * * ?; concurrencyPolicy: Replace | active | 10:01:00 | -+ | SuccessfulDelete | 3540.1
        still active, is time, suspended       | schedule: 0 * * * ?; suspend: true            | active | 10:01:00 | ''  | ''  | -
        this ran                               | schedule: 0 * * * ?                           | this   | 10:01:00 | ''  | ''  | 3540.1
        """)
    void whatIsDueIsDone(String name, String spec, String ran, String time, String moves, String events, String next) {
        String previous = ran.equals("this") ? RUN : "cj-1";
        String made = ran.equals("-") ? "09:59" : "08:59";
        String status = ran.equals("-")
                ? ""
                : active(previous) + ", lastScheduleTime: " + DAY + (ran.equals("this") ? "10:00:00Z" : "09:01:00Z");
        Bench bench = at(time, cronJob(spec, "creationTimestamp: " + DAY + made + ":00Z", status));
        Bench world = ran.equals("-")
                ? bench
                : bench.with(job(
                        previous,
                        previous + "-uid",
                        ran.equals("done") ? ended("Complete", DAY + "09:01:10Z") : "startTime: " + DAY + "09:01:00Z"));
        Plan plan = plan(world);

        String expected = moves.replace("-", "Delete " + previous + ", ").replace("+", "Create " + RUN);
        assertThat(jobs(plan).mkString(", ")).isEqualTo(expected);
        assertThat(plan.events().map(event -> event.reason()).mkString(", ")).isEqualTo(events);
        assertThat(plan.recurAfter().map(Duration::toMillis))
                .isEqualTo(Option.of(next)
                        .filter(text -> !text.equals("-"))
                        .map(text -> Math.round(1000 * Double.parseDouble(text))));
    }

    @Test
    void longOverdueRunsAreOneRunAndAWarning() {
        String ran = "lastScheduleTime: " + DAY + "09:01:00Z";
        Bench bench = at("10:00:00", cronJob("schedule: 0 * * * ?", "creationTimestamp: " + DAY + "08:59:00Z", ran))
                .after(Duration.ofDays(7));
        Plan plan = plan(bench);
        assertThat(jobs(plan)).containsExactly("Create cj-" + bench.now().getEpochSecond() / 60);
        assertThat(Bench.told(plan))
                .containsExactly("Warning TooManyMissedTimes too many missed start times. Set or decrease"
                        + " .spec.startingDeadlineSeconds or check clock skew");
    }

    @Test
    void aJobIsMadeFromTheTemplateAndNotedOnceItIsThere() {
        Plan plan = plan(at("10:01:00", cronJob("schedule: 0 * * * ?", "creationTimestamp: " + DAY + "09:59:00Z", "")));
        Job job = (Job) ((Write.Create) plan.writes().head()).object();
        assertThat(job.metadata().labels().get("a")).contains("b");
        assertThat(job.metadata().annotations().get("x")).contains("z");
        assertThat(job.metadata().annotations().get("batch.kubernetes.io/cronjob-scheduled-timestamp"))
                .contains("2016-05-19T10:00:00Z");
        assertThat(job.metadata().controllerRef().get().uid()).isEqualTo("cj-uid");

        Creation then = (Creation) plan.steps().head().reaction();
        Job stored = job.withMetadata(job.metadata().withUid(Option.of("new")));
        CronJobStatus status =
                ((CronJob) ((Write.UpdateStatus) then.next(stored).get().write()).object()).status();
        assertThat(status.active().flatMap(ObjectReference::uid)).containsExactly("new");
        assertThat(status.lastScheduleTime()).contains(Instant.parse(DAY + "10:00:00Z"));
        assertThat(then.written(stored).get().message()).isEqualTo("Created job " + RUN);
        assertThat(then.next(Namespace.named("a"))).isEmpty();
        ApiError error = ApiError.alreadyExists(stored.key());
        assertThat(then.refused(error).get().message()).isEqualTo("Error creating job: " + error.message());
        assertThat(then.instead(error)).as("the status is as it was").isEmpty();
    }

    @Test
    void aJobThatCannotBeMadeLeavesWhatElseIsKnownInTheStatus() {
        String status = active("cj-1") + ", lastScheduleTime: " + DAY + "09:01:00Z";
        Plan plan =
                plan(at("10:01:00", cronJob("schedule: 0 * * * ?", "creationTimestamp: " + DAY + "08:59:00Z", status)));
        Creation then = (Creation) plan.steps().head().reaction();
        assertThat(then.instead(ApiError.alreadyExists(Job.KIND.key("default", RUN))))
                .isNotEmpty();
    }

    /** TestControllerV2JobAlreadyExistsButNotInActiveStatus, TestControllerV2JobAlreadyExistsButDifferentOwner. */
    @ParameterizedTest
    @CsvSource({"cj-uid, true", "other-uid, false"})
    void aJobThatIsThereAlreadyIsNotedIfItIsOwn(String owner, boolean isNoted) {
        Bench bench = at("10:01:00", cronJob("schedule: 0 * * * ?", "creationTimestamp: " + DAY + "08:59:00Z", ""))
                .with(job(RUN, "there", "").replace("uid: cj-uid", "uid: " + owner));
        Plan plan = plan(bench);
        assertThat(jobs(plan)).isEmpty();
        assertThat(plan.writes().isEmpty()).isEqualTo(!isNoted);
        if (isNoted) {
            CronJobStatus status =
                    bench.then(CronJob.KIND, "cj").get(CronJob.KIND, "cj").status();
            assertThat(status.active().flatMap(ObjectReference::uid)).containsExactly("there");
            assertThat(status.lastScheduleTime()).contains(Instant.parse(DAY + "10:00:00Z"));
        }
    }

    /** TestControllerV2CleanupFinishedJobs: the limits, and which Jobs go of those that ended at those hours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        successfulJobsHistoryLimit: 1; failedJobsHistoryLimit: 1 | Delete ok-1, Delete ok-2, Delete no-1
        successfulJobsHistoryLimit: 3; failedJobsHistoryLimit: 0 | Delete no-1, Delete no-2
        successfulJobsHistoryLimit: 0; failedJobsHistoryLimit: 2 | Delete ok-1, Delete ok-2, Delete ok-3
        suspend: true                                            | ''
        """)
    void theOldestJobsBeyondTheLimitsGo(String limits, String gone) {
        Bench bench = at(
                        "10:01:00",
                        cronJob(
                                "schedule: 0 * * * ?; " + limits
                                        + (limits.contains("suspend") ? "" : "; suspend: true"),
                                "",
                                ""))
                .with(
                        job("ok-3", "ok-3-uid", ended("Complete", DAY + "08:00:00Z")),
                        job("ok-1", "ok-1-uid", ended("Complete", DAY + "05:00:00Z")),
                        job("ok-2", "ok-2-uid", ended("Complete", DAY + "06:00:00Z")),
                        job("no-2", "no-2-uid", ended("Failed", DAY + "07:00:00Z")),
                        job("no-1", "no-1-uid", ended("Failed", DAY + "04:00:00Z")));
        assertThat(jobs(plan(bench)).mkString(", ")).isEqualTo(gone);
        if (!gone.isEmpty()) {
            assertThat(Bench.told(plan(bench)).head())
                    .isEqualTo("Normal SuccessfulDelete Deleted job " + gone.split(", ")[0].replace("Delete ", ""));
        }
    }

    @Test
    void theLatestSuccessIsRemembered() {
        Bench bench = at("10:01:00", cronJob("schedule: 0 * * * ?; suspend: true", "", ""))
                .with(
                        job("a", "a-uid", ended("Complete", DAY + "05:00:00Z")),
                        job("b", "b-uid", ended("Complete", DAY + "06:00:00Z")),
                        job("c", "c-uid", ended("Complete", DAY + "04:00:00Z")),
                        job("d", "d-uid", ended("Failed", DAY + "07:00:00Z")));
        assertThat(bench.then(CronJob.KIND, "cj")
                        .get(CronJob.KIND, "cj")
                        .status()
                        .lastSuccessfulTime())
                .contains(Instant.parse(DAY + "06:00:00Z"));
    }

    @Test
    void jobsThatAreNotWhereTheStatusHasThemAreTold() {
        Bench bench = at("09:59:00", cronJob("schedule: 0 * * * ?; suspend: true", "", active("a", "b")))
                .with(job("a", "a-uid", ""), job("stray", "stray-uid", ""))
                .with(job("foreign", "foreign-uid", "").replace("name: cj,", "name: other,"));
        Plan plan = plan(bench);
        assertThat(Bench.told(plan))
                .containsExactly(
                        "Warning UnexpectedJob Saw a job that the controller did not create or forgot: stray",
                        "Normal MissingJob Active job went missing: b");
        assertThat(bench.then(CronJob.KIND, "cj")
                        .get(CronJob.KIND, "cj")
                        .status()
                        .active()
                        .flatMap(ObjectReference::name))
                .containsExactly("a");
    }

    @Test
    void aJobOfThatNameIsNotMissingWhoeverOwnsIt() {
        Bench bench = at("09:59:00", cronJob("schedule: 0 * * * ?; suspend: true", "", active("a")))
                .with(job("a", "another-uid", "").replace("name: cj,", "name: other,"));
        assertThat(plan(bench).isNone()).isTrue();
    }

    @Test
    void aCronJobThatIsBeingDeletedStartsNothing() {
        String going = "creationTimestamp: " + DAY + "09:59:00Z, deletionTimestamp: " + DAY + "10:00:00Z";
        assertThat(plan(at("10:01:00", cronJob("schedule: 0 * * * ?", going, "")))
                        .isNone())
                .isTrue();
        assertThat(plan(at("10:01:00")).isNone()).isTrue();
    }

    @Test
    void itselfAndItsJobsWakeIt() {
        Bench bench = at("10:00:00", cronJob("schedule: 0 * * * ?", "", ""), job("a", "a-uid", ""));
        assertThat(bench.wakes(cronJob("schedule: 1 * * * ?", "", ""), job("b", "b-uid", ""))
                        .map(ResourceKey::toString))
                .containsExactly("cronjob/default/cj", "cronjob/default/cj");
        assertThat(bench.wakesWithout(Job.KIND, "a")).hasSize(1);
        assertThat(bench.wakes(job("c", "c-uid", "").replace("kind: CronJob", "kind: Other")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Pod, metadata: {name: cj}}"))
                .isEmpty();
    }
}
