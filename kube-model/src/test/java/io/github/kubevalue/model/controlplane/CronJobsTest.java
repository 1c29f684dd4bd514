package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.ObjectReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** CronJobs under the whole control plane, as virtual time goes by from midnight on 1 January 2026. */
class CronJobsTest {
    private static final String LONG = "kubevalue.io/exit-code: \"0\", kubevalue.io/exit-after: 150s";

    private static String cronJob(String spec, String behaviour) {
        return """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: tick, namespace: default}
            spec:
              schedule: "* * * * *"
            %s
              jobTemplate:
                metadata: {labels: {made: by-tick}}
                spec:
                  template:
                    metadata: {annotations: {%s}}
                    spec:
                      restartPolicy: Never
                      containers: [{name: main, image: "main:1"}]
            """.formatted(spec.indent(2).stripTrailing(), behaviour);
    }

    private static Cluster at(Cluster cluster, String time) {
        return cluster.advance(Duration.between(cluster.now(), Instant.parse("2026-01-01T" + time + "Z")));
    }

    private static CronJob tick(Cluster cluster) {
        return cluster.snapshot().get(CronJob.KIND, "default", "tick").get();
    }

    private static Seq<String> jobs(Cluster cluster) {
        return cluster.snapshot().list(Job.KIND, "default").map(Job::name);
    }

    private static Seq<String> told(Cluster cluster) {
        return cluster.events()
                .filter(event -> event.involvedObject().kind().contains("CronJob"))
                .sortBy(event -> event.lastSeen().getOrElse(Instant.EPOCH))
                .map(event ->
                        event.reason().getOrElse("") + ": " + event.message().getOrElse(""));
    }

    @Test
    void clusterSettlesBetweenRunsAndRunsAsTimeGoesBy() {
        Cluster cluster = settled(cronJob("", ""));
        assertThat(jobs(cluster)).isEmpty();
        Cluster later = at(cluster, "00:02:30");
        assertThat(jobs(later)).containsExactly("tick-29453761", "tick-29453762");
        assertThat(tick(later).status().lastScheduleTime()).contains(Instant.parse("2026-01-01T00:02:00Z"));
        assertThat(tick(later).status().active()).isEmpty();
        assertThat(tick(later).status().lastSuccessfulTime()).isNotEmpty();
        assertThat(later.converge().converged()).isTrue();
    }

    @Test
    void forbiddenRunWaitsForTheOneThatIsActive() {
        Cluster cluster = at(settled(cronJob("concurrencyPolicy: Forbid", LONG)), "00:02:30");
        assertThat(jobs(cluster)).containsExactly("tick-29453761");
        assertThat(told(cluster))
                .contains("JobAlreadyActive: Not starting job because prior execution is running and concurrency policy"
                        + " is Forbid");
        Cluster later = at(cluster, "00:03:50");
        assertThat(jobs(later)).containsExactly("tick-29453761", "tick-29453763");
        assertThat(told(later)).contains("SawCompletedJob: Saw completed job: tick-29453761, condition: Complete");
        assertThat(tick(later).status().active().map(ObjectReference::name).flatMap(name -> name))
                .containsExactly("tick-29453763");
    }

    @Test
    void nextRunReplacesTheOneThatIsActive() {
        Cluster cluster = at(settled(cronJob("concurrencyPolicy: Replace", LONG)), "00:03:01");
        assertThat(jobs(cluster)).containsExactly("tick-29453763");
        assertThat(tick(cluster).status().active()).hasSize(1);
        assertThat(told(cluster))
                .contains(
                        "SuccessfulCreate: Created job tick-29453762",
                        "SuccessfulDelete: Deleted job tick-29453762",
                        "SuccessfulCreate: Created job tick-29453763");
    }

    @Test
    void allowedRunsGoOnBesideEachOther() {
        Cluster cluster = at(settled(cronJob("concurrencyPolicy: Allow", LONG)), "00:03:01");
        assertThat(tick(cluster).status().active()).hasSize(3);
    }

    @Test
    void onlyTheLastJobsAreKept() {
        Cluster cluster = at(settled(cronJob("successfulJobsHistoryLimit: 2", "")), "00:05:30");
        assertThat(jobs(cluster)).containsExactly("tick-29453764", "tick-29453765");
        assertThat(told(cluster)).contains("SuccessfulDelete: Deleted job tick-29453763");
    }

    @Test
    void failedJobsHaveALimitOfTheirOwn() {
        String failing = "kubevalue.io/exit-code: \"1\", kubevalue.io/exit-after: 1s";
        String yaml = cronJob("failedJobsHistoryLimit: 2", failing)
                .replace("      template:", "      backoffLimit: 0\n      template:");
        Cluster cluster = at(settled(yaml), "00:05:30");
        assertThat(jobs(cluster)).containsExactly("tick-29453764", "tick-29453765");
        assertThat(told(cluster)).contains("SawCompletedJob: Saw completed job: tick-29453765, condition: Failed");
        assertThat(tick(cluster).status().lastSuccessfulTime()).isEmpty();
    }

    @Test
    void suspendedCronJobMakesNoJobs() {
        assertThat(jobs(at(settled(cronJob("suspend: true", "")), "01:00:00"))).isEmpty();
    }

    @Test
    void runsAreScheduledByTheClockOfTheTimeZone() {
        String yaml = cronJob("timeZone: Asia/Tokyo", "").replace("* * * * *", "30 9 * * *");
        Cluster cluster = at(settled(yaml), "01:00:00");
        Job job = cluster.snapshot().list(Job.KIND, "default").get();
        assertThat(job.metadata().annotations().get("batch.kubernetes.io/cronjob-scheduled-timestamp"))
                .contains("2026-01-01T09:30:00+09:00");
        assertThat(job.metadata().labels().get("made")).contains("by-tick");
        assertThat(job.metadata().controllerRef().get().name()).isEqualTo("tick");
    }

    @Test
    void jobThatIsTakenAwayIsMissed() {
        Cluster cluster = at(settled(cronJob("", LONG).replace("* * * * *", "1 * * * *")), "00:01:30");
        Job job = cluster.snapshot().list(Job.KIND, "default").get();
        Cluster without = cluster.apply(Vector.of(Cluster.deletionOf(job))).get();
        Cluster later = at(without, "00:01:31");
        assertThat(tick(later).status().active()).isEmpty();
        assertThat(told(later)).contains("MissingJob: Active job went missing: tick-29453761");
    }
}
