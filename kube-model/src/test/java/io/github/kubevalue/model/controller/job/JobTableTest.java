package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * job_controller_test.go, TestControllerSyncJob and its neighbours: one reconciliation of a Job whose pods are said as {@code run, ok, bad
 * ago=5, going}. Pods are tracked unless they are {@code free}.
 */
class JobTableTest {
    private static final String TRACKING = "batch.kubernetes.io/job-tracking";

    private static String job(String meta, String spec, String status) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: j, uid: j-uid%s}
            spec:
              selector: {matchLabels: {job: j}}
              %s
              template:
                metadata: {labels: {job: j}}
                spec: {restartPolicy: Never, containers: [{name: c, image: i}]}
            status: {%s}
            """.formatted(meta, spec.replace("; ", "\n  "), status);
    }

    private static String word(String words, String key, String otherwise) {
        int at = words.indexOf(key + "=");
        return at < 0 ? otherwise : words.substring(at + key.length() + 1).split(" ")[0];
    }

    private static String phase(String words) {
        return words.startsWith("ok")
                ? "Succeeded"
                : words.startsWith("bad") ? "Failed" : words.startsWith("wait") ? "Pending" : "Running";
    }

    private static String pod(String words, int number) {
        String index = word(words, "index", "");
        Instant ended = Bench.START.minusSeconds(Long.parseLong(word(words, "ago", "1000")));
        String state = words.startsWith("ok") || words.startsWith("bad")
                ? ", state: {terminated: {exitCode: 1, finishedAt: %s}}".formatted(ended)
                : "";
        return "{apiVersion: v1, kind: Pod, metadata: {name: p%d, uid: p%d, labels: {job: j, batch.kubernetes.io/job-name: j}%s%s, finalizers: [%s], ownerReferences: [{apiVersion: batch/v1, kind: Job, name: j, uid: j-uid, controller: true}]}, spec: {nodeName: n1, containers: [{name: c, image: i}]}, status: {phase: %s, conditions: [{type: Ready, status: \"%s\"}], containerStatuses: [{name: c, restartCount: %s%s}]}}"
                .formatted(
                        number,
                        number,
                        index.isEmpty()
                                ? ""
                                : ", annotations: {batch.kubernetes.io/job-completion-index: \"" + index + "\"}",
                        words.contains("going") ? ", deletionTimestamp: " + ended : "",
                        words.contains("free") ? "" : TRACKING,
                        phase(words),
                        words.contains("ready") ? "True" : "False",
                        word(words, "restarts", "0"),
                        state);
    }

    private static Bench bench(String job, String pods) {
        Vector<String> words = Vector.of(pods.split(", ")).reject(String::isBlank);
        String[] all =
                words.zipWithIndex().map(each -> pod(each._1, each._2 + 1)).toJavaArray(String[]::new);
        return Bench.of(new JobController(), job).with(all);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Job.KIND, "j");
    }

    /** {@code +} a pod is made, {@code ~p1} p1 loses its finalizer, {@code -p1} p1 is deleted. */
    private static String moves(Bench bench) {
        return plan(bench)
                .writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> write instanceof Write.Create create
                        ? "+"
                                + ((Pod) create.object())
                                        .metadata()
                                        .annotations()
                                        .get("batch.kubernetes.io/job-completion-index")
                                        .getOrElse("")
                        : (write instanceof Write.Delete ? "-" : "~")
                                + write.key().name())
                .mkString(" ");
    }

    /** What is told, and of its end once that is written; but not of its pods. */
    private static String told(Bench bench) {
        Plan plan = plan(bench);
        Job job = bench.get(Job.KIND, "j");
        Seq<Event> answers = plan.steps()
                .filter(step -> step.write() instanceof Write.UpdateStatus)
                .flatMap(step -> step.reaction().written(job));
        return Bench.told(
                        Plan.builder().events(plan.events().appendAll(answers)).build())
                .reject(event -> event.contains("Deleted pod"))
                .mkString("; ");
    }

    private static JobStatus status(Bench bench) {
        return bench.then(Job.KIND, "j").get(Job.KIND, "j").status();
    }

    private static String conditions(JobStatus status) {
        return status.conditions()
                .map(condition -> condition.type() + "=" + condition.status()
                        + (condition.reason().isEmpty() ? "" : ":" + condition.reason()))
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        parallelism: 2; completions: 5                     | ''                        | + +
        parallelism: 2                                     | ''                        | + +
        parallelism: 2; completions: 5                     | run                       | +
        parallelism: 2; completions: 5                     | run, wait                 | ''
        parallelism: 2; completions: 5                     | run, wait, run ready      | ~p2 -p2
        parallelism: 0; completions: 5                     | run                       | ~p1 -p1
        parallelism: 2; completions: 5                     | run free, run free, run free | -p1
        parallelism: 2; completions: 5                     | ok, run                   | + ~p1
        parallelism: 2; completions: 2                     | ok, run                   | ~p1
        parallelism: 2; completions: 1                     | run, run                  | ~p1 -p1
        parallelism: 2                                     | ok, run                   | ~p1
        parallelism: 2; completions: 5                     | bad, run                  | + ~p1
        parallelism: 2; completions: 5                     | bad ago=5, run            | ~p1
        parallelism: 2; completions: 5                     | run going ago=20          | + + ~p1
        parallelism: 2; completions: 5; podReplacementPolicy: Failed | run going ago=20 | +
        parallelism: 2; completions: 5; suspend: true      | run, ok                   | ~p1 -p1 ~p2
        parallelism: 2; completions: 5; managedBy: other   | ''                        | ''
        parallelism: 2; completions: 5; managedBy: kubernetes.io/job-controller | '' | + +
        """)
    void aJobKeepsItsParallelismUntilItIsComplete(String spec, String pods, String moves) {
        Bench bench = bench(job("", spec, "startTime: 2026-01-01T00:00:00Z"), pods);
        assertThat(moves(bench)).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                          | ''                                  | +0 +1 +2
        ''                                          | run index=1                         | +0 +2
        ''                                          | ok index=0, run index=1             | +2 ~p1
        ''                                          | run index=0, run index=0, run index=2 | ~p1 -p1
        ''                                          | run index=9                         | ~p1 -p1
        'completedIndexes: "0,2"'                   | ''                                  | +1
        'completedIndexes: "0-1"'                   | ok index=2                          | ~p1
        ''                                          | bad index=0, run index=1            | +0 +2 ~p1
        """)
    void eachIndexHasAPod(String status, String pods, String moves) {
        String spec = "parallelism: 3; completions: 3; completionMode: Indexed";
        Bench bench = bench(job("", spec, "startTime: 2026-01-01T00:00:00Z, " + status), pods);
        assertThat(moves(bench)).isEqualTo(moves);
    }

    @Test
    void aPodKnowsItsIndex() {
        Bench bench = bench(
                job("", "parallelism: 1; completions: 3; completionMode: Indexed", "completedIndexes: \"0\""), "");
        Pod pod = (Pod) plan(bench)
                .writes()
                .filter(Write.Create.class::isInstance)
                .map(write -> ((Write.Create) write).object())
                .head();
        assertThat(pod.metadata().generateName()).contains("j-1-");
        assertThat(pod.spec().hostname()).contains("j-1");
        assertThat(pod.metadata().labels().get("batch.kubernetes.io/job-completion-index"))
                .contains("1");
        assertThat(pod.metadata().finalizers()).contains(TRACKING);
        EnvVar variable = pod.spec().containers().head().env().head();
        assertThat(variable.name()).isEqualTo("JOB_COMPLETION_INDEX");
        assertThat(variable.valueFrom().get().fieldRef().get().fieldPath())
                .isEqualTo("metadata.labels['batch.kubernetes.io/job-completion-index']");
    }

    /** trackJobStatusAndRemoveFinalizers: pods and what was noted; active ready terminating succeeded failed, and what is noted then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        run ready, wait, run going             | ''                                                        | 2 1 1 0 0 s: f:p3; 2 1 1 0 1 s: f:
        ok, bad, run                           | ''                                                        | 2 0 0 0 0 s:p1 f:p2; 2 0 0 1 1 s: f:
        ok free, bad free, run                 | 'uncountedTerminatedPods: {succeeded: [p1], failed: [p2]}' | 2 0 0 1 1 s: f:
        ok, bad                                | 'uncountedTerminatedPods: {succeeded: [p1], failed: [p2]}' | 2 0 0 0 0 s:p1 f:p2; 2 0 0 1 1 s: f:
        ok free                                | 'succeeded: 3, failed: 1'                                 | 2 0 0 3 1 s: f:
        run                                    | 'uncountedTerminatedPods: {succeeded: [gone], failed: [lost]}' | 2 0 0 1 1 s: f:
        bad ago=5, run                         | 'uncountedTerminatedPods: {failed: [p1]}'                 | 2 0 0 0 0 s: f:p1; 2 0 0 0 1 s: f:
        ok going, run                          | 'uncountedTerminatedPods: {failed: [p1]}'                 | 2 0 0 0 0 s: f:p1; 2 0 0 0 1 s: f:
        bad ago=5, run                         | ''                                                        | 0 0 0 0 0 s: f:p1; 0 0 0 0 1 s: f:
        """)
    void everyEndIsCountedOnce(String pods, String status, String counts) {
        String spec = "parallelism: 2; completions: 9";
        Bench bench = bench(job("", spec, "startTime: 2026-01-01T00:00:00Z, " + status), pods);
        assertThat(plan(bench)
                        .writes()
                        .filter(Write.UpdateStatus.class::isInstance)
                        .map(write -> counts(((Job) ((Write.UpdateStatus) write).object()).status()))
                        .mkString("; "))
                .isEqualTo(counts);
    }

    private static String counts(JobStatus status) {
        return status.active() + " " + status.ready().get() + " "
                + status.terminating().get() + " " + status.succeeded() + " " + status.failed() + " s:"
                + status.uncountedTerminatedPods().get().succeeded().mkString(",") + " f:"
                + status.uncountedTerminatedPods().get().failed().mkString(",");
    }

    /** MaxUncountedPods: a status notes no more pods at once. */
    @Test
    void noMorePodsAreNotedThanAStatusMayHold() {
        String pods = Vector.fill(501, "ok").mkString(", ");
        Bench first = bench(job("", "parallelism: 501; completions: 501", ""), pods);
        JobStatus noted = status(first);
        assertThat(noted.succeeded()).isEqualTo(500);
        assertThat(conditions(noted)).isEqualTo("SuccessCriteriaMet=True:CompletionsReached");
        Bench second = first.then(Job.KIND, "j").remembering(Memory.NONE);
        assertThat(conditions(status(second)))
                .isEqualTo("SuccessCriteriaMet=True:CompletionsReached Complete=True:CompletionsReached");
        assertThat(status(second).succeeded()).isEqualTo(501);
    }

    /** syncJobBatchPeriod: a changed spec is looked at at once, all else together with what happens within a second. */
    @Test
    void whatHappensWithinASecondIsLookedAtTogether() {
        String running = job(", generation: 1", "parallelism: 2; completions: 9", "");
        Bench begun = bench(running, "").then(Job.KIND, "j");
        assertThat(plan(begun).writes()).isEmpty();
        assertThat(plan(begun).requeueAfter()).contains(Duration.ofSeconds(1));
        Bench later = begun.then(Job.KIND, "j").after(Duration.ofMillis(400));
        assertThat(plan(later).requeueAfter()).contains(Duration.ofMillis(600));
        assertThat(plan(later.with(job(", generation: 2", "parallelism: 2; completions: 9; suspend: true", "")))
                        .writes())
                .isNotEmpty();
        assertThat(plan(later.after(Duration.ofMillis(600))).writes()).isNotEmpty();
    }

    @Test
    void indexesThatSucceededAreSaid() {
        String spec = "parallelism: 3; completions: 5; completionMode: Indexed";
        JobStatus after = status(
                bench(job("", spec, "completedIndexes: \"0\""), "ok index=1, ok index=2, ok index=4, ok index=7"));
        assertThat(after.completedIndexes()).isEqualTo("0-2,4");
        assertThat(after.succeeded()).isEqualTo(4);
    }

    /** syncJob: what a Job comes to, at once and when all its pods are counted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        completions: 2; parallelism: 2                | ok, ok                     | ''                     | SuccessCriteriaMet=True:CompletionsReached Complete=True:CompletionsReached | Normal Completed Job completed
        completions: 2; parallelism: 2                | ok free, ok free           | 'succeeded: 2'         | SuccessCriteriaMet=True:CompletionsReached Complete=True:CompletionsReached | Normal Completed Job completed
        completions: 2; parallelism: 2                | ok, run                    | ''                     | '' | ''
        completions: 2; parallelism: 2                | run                        | 'succeeded: 2'         | SuccessCriteriaMet=True:CompletionsReached | ''
        parallelism: 2                                | ok free                    | 'succeeded: 1'         | SuccessCriteriaMet=True:CompletionsReached Complete=True:CompletionsReached | Normal Completed Job completed
        parallelism: 2                                | run                        | 'succeeded: 1'         | '' | ''
        completions: 2; parallelism: 2; backoffLimit: 1 | bad, bad                 | ''                     | FailureTarget=True:BackoffLimitExceeded Failed=True:BackoffLimitExceeded | Warning BackoffLimitExceeded Job has reached the specified backoff limit
        completions: 2; parallelism: 2; backoffLimit: 1 | bad                      | ''                     | '' | ''
        completions: 2; parallelism: 2; backoffLimit: 1 | bad free, bad free       | 'failed: 2'            | FailureTarget=True:BackoffLimitExceeded Failed=True:BackoffLimitExceeded | Warning BackoffLimitExceeded Job has reached the specified backoff limit
        completions: 2; parallelism: 2; backoffLimit: 1 | run going                | 'failed: 2'            | FailureTarget=True:BackoffLimitExceeded | ''
        completions: 2; parallelism: 2                | ''                         | 'failed: 6'            | '' | ''
        completions: 2; parallelism: 2                | ''                         | 'failed: 7'            | FailureTarget=True:BackoffLimitExceeded Failed=True:BackoffLimitExceeded | Warning BackoffLimitExceeded Job has reached the specified backoff limit
        completions: 2; parallelism: 2                | ok                         | 'succeeded: 1, uncountedTerminatedPods: {succeeded: [p1]}' | SuccessCriteriaMet=True:CompletionsReached Complete=True:CompletionsReached | Normal Completed Job completed
        completions: 3; parallelism: 2; backoffLimit: 1 | bad                      | 'failed: 1, uncountedTerminatedPods: {failed: [p1]}' | FailureTarget=True:BackoffLimitExceeded Failed=True:BackoffLimitExceeded | Warning BackoffLimitExceeded Job has reached the specified backoff limit
        completions: 3; parallelism: 2; backoffLimit: 0; podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]} | bad | '' | '' | ''
        completions: 3; parallelism: 2; backoffLimit: 9; podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [1]}}]} | bad | '' | FailureTarget=True:PodFailurePolicy Failed=True:PodFailurePolicy | Warning PodFailurePolicy Container c for pod default/p1 failed with exit code 1 matching FailJob rule at index 0
        completions: 2; activeDeadlineSeconds: 10     | ''                         | ''                     | FailureTarget=True:DeadlineExceeded Failed=True:DeadlineExceeded | Warning DeadlineExceeded Job was active longer than specified deadline
        completions: 2; activeDeadlineSeconds: 11     | ''                         | ''                     | '' | ''
        """)
    void aJobEndsOnceItsPodsAreCounted(String spec, String pods, String status, String conditions, String told) {
        Bench bench = bench(job("", spec, "startTime: 2025-12-31T23:59:50Z, " + status), pods);
        JobStatus after = status(bench);
        assertThat(conditions(after)).isEqualTo(conditions);
        assertThat(after.completionTime().isDefined()).isEqualTo(conditions.contains("Complete=True"));
        assertThat(told(bench)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | run restarts=2              | true
        2 | run restarts=1, run restarts=1 | true
        2 | run restarts=1              | false
        0 | run                         | false
        0 | run restarts=1              | true
        2 | run restarts=2 going        | true
        2 | bad restarts=2              | false
        """)
    void restartsCountWherePodsAreRestarted(int limit, String pods, boolean isOver) {
        String yaml =
                job("", "completions: 9; parallelism: 2; backoffLimit: " + limit, "startTime: 2026-01-01T00:00:00Z");
        assertThat(conditions(status(bench(yaml.replace("restartPolicy: Never", "restartPolicy: OnFailure"), pods))))
                .isEqualTo(isOver ? "FailureTarget=True:BackoffLimitExceeded" : "");
        assertThat(conditions(status(bench(yaml, pods)))).isEmpty();
    }

    @Test
    void podsThatTheirPolicyIgnoresAreNotNotedAsFailed() {
        String policy = "podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]}";
        String spec = "completions: 3; parallelism: 1; " + policy;
        JobStatus after = status(bench(job("", spec, "startTime: 2026-01-01T00:00:00Z"), "bad"));
        assertThat(after.uncountedTerminatedPods().get().failed()).isEmpty();
    }

    @Test
    void timesAreToldToTheSecond() {
        Bench late = bench(job("", "completions: 2; activeDeadlineSeconds: 1", ""), "")
                .after(Duration.ofMillis(100));
        assertThat(status(late).startTime()).contains(Bench.START);
        Bench over = late.then(Job.KIND, "j").after(Duration.ofSeconds(1));
        assertThat(status(over).conditions().map(condition -> condition.lastTransitionTime()))
                .containsOnly(Option.of(Bench.START.plusSeconds(1)));
    }

    @Test
    void podsThatRunWhenAJobFailsGoAndCountAsFailed() {
        Bench bench = bench(
                job("", "completions: 9; parallelism: 2; activeDeadlineSeconds: 1", "startTime: 2025-01-01T00:00:00Z"),
                "run, wait");
        assertThat(moves(bench)).isEqualTo("-p1 -p2 ~p1 ~p2");
        assertThat(plan(bench).requeueAfter()).isEmpty();
        assertThat(status(bench).failed()).isEqualTo(2);
        assertThat(status(bench).terminating()).contains(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        false | ''                                                          | ''                         | set | ''
        true  | ''                                                          | Suspended=True:JobSuspended | '' | Normal Suspended Job suspended
        true  | 'conditions: [{type: Suspended, status: "True"}]'           | Suspended=True:JobSuspended | '' | Normal Suspended Job suspended
        true  | 'conditions: [{type: Suspended, status: "True", reason: JobSuspended, message: Job suspended}]' | Suspended=True:JobSuspended | '' | ''
        false | 'conditions: [{type: Suspended, status: "True"}, {type: Other, status: "True"}]' | Suspended=False:JobResumed Other=True | set | Normal Resumed Job resumed
        false | 'conditions: [{type: Suspended, status: "False", reason: JobResumed, message: Job resumed}]' | Suspended=False:JobResumed | set | ''
        false | 'startTime: 2025-01-01T00:00:00Z'                           | ''                         | kept | ''
        true  | 'startTime: 2025-01-01T00:00:00Z'                           | Suspended=True:JobSuspended | ''  | Normal Suspended Job suspended
        """)
    void aSuspendedJobSaysSoAndHasNotBegun(
            boolean suspend, String status, String conditions, String start, String told) {
        Bench bench = bench(job("", "completions: 2; suspend: " + suspend, status), "");
        JobStatus after = status(bench);
        assertThat(conditions(after)).isEqualTo(conditions);
        assertThat(after.startTime()
                        .map(time -> time.equals(Bench.START) ? "set" : "kept")
                        .getOrElse(""))
                .isEqualTo(start);
        assertThat(told(bench)).isEqualTo(told);
    }

    @Test
    void aJobIsLookedAtAgainAtItsDeadlineAndAfterItsBackOff() {
        String started = "startTime: 2026-01-01T00:00:00Z";
        assertThat(plan(bench(job("", "completions: 2; activeDeadlineSeconds: 60", started), "run"))
                        .requeueAfter())
                .contains(Duration.ofSeconds(60));
        assertThat(plan(bench(job("", "completions: 2; activeDeadlineSeconds: 60; suspend: true", started), ""))
                        .requeueAfter())
                .isEmpty();
        assertThat(plan(bench(job("", "completions: 2", started), "bad ago=4")).requeueAfter())
                .contains(Duration.ofSeconds(6));
        assertThat(plan(bench(job("", "completions: 3; parallelism: 2", started), "bad ago=4, run"))
                        .requeueAfter())
                .as("one that runs has not failed")
                .contains(Duration.ofSeconds(6));
        assertThat(plan(bench(job("", "completions: 2", started), "bad ago=9, bad ago=4"))
                        .requeueAfter())
                .contains(Duration.ofSeconds(16));
        assertThat(plan(bench(job("", "completions: 3", started), "bad ago=9, ok ago=8, bad ago=4"))
                        .requeueAfter())
                .as("a success begins anew")
                .contains(Duration.ofSeconds(6));
    }

    @Test
    void aPodThatFailedIsRememberedWhenItIsGone() {
        String job = job("", "completions: 3", "startTime: 2026-01-01T00:00:00Z");
        Bench before = bench(job, "bad ago=4, bad ago=3").then(Job.KIND, "j");
        Bench gone = before.without(Pod.KIND, "p1").without(Pod.KIND, "p2");
        Bench gathered = gone.then(Job.KIND, "j").after(Duration.ofSeconds(1));
        assertThat(plan(gathered).requeueAfter()).contains(Duration.ofSeconds(16));
        assertThat(plan(gathered.after(Duration.ofSeconds(16))).requeueAfter()).isEmpty();
    }

    @Test
    void aJobThatIsAtItsEndOrGoesLetsItsPodsGo() {
        String complete = "conditions: [{type: Complete, status: \"True\"}]";
        assertThat(moves(bench(job("", "completions: 2", complete), "ok, run, ok free")))
                .isEqualTo("~p1 ~p2");
        String going = ", deletionTimestamp: 2026-01-01T00:00:00Z";
        assertThat(moves(bench(job(going, "completions: 2", "startTime: 2026-01-01T00:00:00Z"), "run")))
                .isEqualTo("~p1");
        Bench orphaned =
                bench(job("", "completions: 2", ""), "run, ok free, run").without(Job.KIND, "j");
        assertThat(moves(orphaned)).isEqualTo("~p1 ~p3");
        Bench foreign = Bench.of(new JobController(), pod("run", 1).replace("kind: Job", "kind: CronJob"));
        assertThat(moves(foreign)).isEmpty();
    }

    @Test
    void whatWasSaidOfTheEndStays() {
        String said = "conditions: [{type: FailureTarget, status: \"True\", reason: Why, message: because}]";
        Bench bench = bench(job("", "completions: 1", said + ", startTime: 2026-01-01T00:00:00Z"), "");
        assertThat(conditions(status(bench))).isEqualTo("FailureTarget=True:Why Failed=True:Why");
        assertThat(told(bench)).isEqualTo("Warning Why because");
        Bench unsaid = bench.with(job("", "completions: 1", said.replace("\"True\"", "\"False\"")));
        assertThat(conditions(status(unsaid))).isEqualTo("FailureTarget=False:Why");
    }

    @Test
    void itselfAndItsPodsWakeAJob() {
        Bench bench = bench(job("", "completions: 1", ""), "run");
        String key = "job/default/j";
        assertThat(bench.wakes(job("", "completions: 2", "")).map(ResourceKey::toString))
                .containsExactly(key);
        assertThat(bench.wakes(pod("ok", 1)).map(ResourceKey::toString)).containsExactly(key);
        assertThat(bench.wakes(pod("run", 2).replace("kind: Job", "kind: Other")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: j}}"))
                .isEmpty();
    }
}
