package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What holds of a CronJob in every step, however long its Jobs run and whatever goes wrong, as minutes go by. */
class CronJobLawsTest {
    private static final Cluster REST = Course.only(HashSet.of(
            "serviceaccount-controller",
            "cronjob-controller",
            "job-controller",
            "garbage-collector-controller",
            "node-ipam-controller",
            "default-scheduler",
            "kubelet"));

    /**
     * A CronJob as it is said.
     *
     * @param schedule when its Jobs are to start
     * @param policy what becomes of a run while another is active
     * @param runs how many seconds a Job takes
     * @param code how it ends
     * @param more what else is said
     */
    private record Said(String schedule, String policy, int runs, int code, String more) {
        String yaml() {
            return """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: tick, namespace: default}
                spec:
                  schedule: "%s"
                  concurrencyPolicy: %s
                  %s
                  jobTemplate:
                    spec:
                      backoffLimit: 0
                      template:
                        metadata: {annotations: {kubevalue.io/exit-code: "%d", kubevalue.io/exit-after: %ds}}
                        spec:
                          restartPolicy: Never
                          containers: [{name: main, image: "main:1"}]
                """.formatted(schedule, policy, more, code, runs);
        }
    }

    @Provide
    Arbitrary<Said> cronJobs() {
        return Combinators.combine(
                        Arbitraries.of("* * * * *", "*/2 * * * *", "1,2,4 * * * *"),
                        Arbitraries.of("Forbid", "Allow", "Replace"),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(0, 1),
                        Arbitraries.of(
                                "",
                                "startingDeadlineSeconds: 45",
                                "successfulJobsHistoryLimit: 0",
                                "failedJobsHistoryLimit: 0"))
                .as(Said::new);
    }

    @Provide
    Arbitrary<Seq<Fault>> faults() {
        return Arbitraries.<Fault>of(
                        new Fault.ControllerRestarted("cronjob-controller"),
                        new Fault.ControllerRestarted("job-controller"),
                        new Fault.WritesRefused("cronjob-controller", 3),
                        new Fault.WatchDelayed("cronjob-controller", Duration.ofSeconds(30)))
                .list()
                .uniqueElements()
                .ofMaxSize(2)
                .map(Vector::ofAll);
    }

    /**
     * Invariant 24: of a CronJob that forbids it never two Jobs are active, and no scheduled minute has two Jobs: the name, in which the
     * minute is, is the lock.
     *
     * <p>A Job is active for the CronJob once its status says so, which is written after the Job itself, and which the controller has to
     * hear of ({@code cronjob_controllerv2.go, syncCronJob}: it is possible, though hard, to have two at once). So here nothing keeps the
     * controller from writing or seeing it until the next minute, nor until the run's deadline, after which it makes no second try and so
     * never notes a Job that it stopped behind: it hears of nothing for less than that, and the API server is not down.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant24(
            @ForAll("cronJobs") Said cronJob,
            @ForAll("faults") Seq<Fault> faults,
            @ForAll @IntRange(max = 2) int staleReads,
            @ForAll @IntRange(max = 2) int crashes,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Hazards hazards =
                Hazards.NONE.withStaleReads(staleReads, 4).withCrashes(crashes).withFaults(faults);
        Ledger ledger = new Ledger(cronJob.policy().equals("Forbid"));
        Course course = new Course(REST.withHazards(hazards), Choice.seeded(order), ledger::enter);

        course.say(cronJob.yaml());
        course.advance(Duration.ofSeconds(190));

        Statistics.label("Jobs").collect(ledger.made.size()).coverage(coverage -> {
            coverage.check(1).count(times -> times > 0);
            coverage.check(3).count(times -> times > 0);
        });
    }

    /** The Job is made by one request and noted by another ({@code cronjob_controllerv2.go, syncCronJob}). */
    @Test
    void theControllerMayStopBetweenAJobAndTheStatusThatNotesIt() {
        Choice stopping = (question, weights) -> question.equals(Questions.CRASH) && weights.size() == 3 ? 1 : 0;
        int[] unnoted = {0};
        Course course = new Course(REST.withHazards(Hazards.NONE.withCrashes(1)), stopping, (before, step) -> {
            Snapshot after = step.cluster().snapshot();
            boolean isNoted = after.list(CronJob.KIND, "default")
                    .exists(each -> each.status().lastScheduleTime().isDefined());
            unnoted[0] += isNoted || after.list(Job.KIND, "default").isEmpty() ? 0 : 1;
        });

        course.say(new Said("* * * * *", "Forbid", 5, 0, "").yaml());
        Snapshot end = course.advance(Duration.ofSeconds(70));

        assertThat(unnoted[0]).as("steps after which the Job is not noted").isPositive();
        assertThat(end.list(Job.KIND, "default")).hasSize(1);
        assertThat(end.list(CronJob.KIND, "default").head().status().lastScheduleTime())
                .isNotEmpty();
    }

    /** What was seen so far. */
    private static final class Ledger {
        private final boolean isForbidding;
        private Set<String> made = HashSet.empty();

        Ledger(boolean isForbidding) {
            this.isForbidding = isForbidding;
        }

        void enter(Snapshot before, Stepped step) {
            for (Change change : step.changes()) {
                if (change.isCreation() && change.object() instanceof Job) {
                    String minute = scheduled(change.object());
                    assertThat(made).as("minutes that have had their Job").doesNotContain(minute);
                    made = made.add(minute);
                }
            }
            if (isForbidding && !step.changes().isEmpty()) {
                Snapshot after = step.cluster().snapshot();
                assertThat(after.list(Job.KIND, "default")
                                .filter(job -> job.status().finish().isEmpty())
                                .map(KubeObject::name))
                        .as("active Jobs")
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(after.list(CronJob.KIND, "default")
                                .flatMap(each -> each.status().active()))
                        .as("active Jobs as the CronJob has them")
                        .hasSizeLessThanOrEqualTo(1);
            }
        }

        private static String scheduled(KubeObject job) {
            return job.metadata()
                    .annotations()
                    .get("batch.kubernetes.io/cronjob-scheduled-timestamp")
                    .get();
        }
    }
}
