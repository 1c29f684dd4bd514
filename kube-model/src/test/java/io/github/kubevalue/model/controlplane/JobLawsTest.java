package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.UncountedTerminatedPods;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
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

/** What holds of a Job in every step, whatever becomes of its pods and whatever is changed, in whatever order events come. */
class JobLawsTest {
    private static final Cluster REST = Course.kubeadm("job-controller");

    /** What somebody does to a Job under way. */
    private enum Deed {
        LOSE_A_POD,
        SUSPEND,
        RESUME,
        ONE_AT_A_TIME,
        ALL_AT_ONCE
    }

    /**
     * A deed, some steps after the one before.
     *
     * @param pause how many steps
     * @param deed what is done then
     */
    private record Edit(int pause, Deed deed) {
        @Override
        public String toString() {
            return deed + " after " + pause + " steps";
        }
    }

    /**
     * A Job as it is said.
     *
     * @param parallelism how many pods may run at once
     * @param completions how many are to succeed; none, if one is enough
     * @param mode NonIndexed or Indexed
     * @param limit its backoffLimit
     * @param policy whether its containers are started again
     * @param end how its containers end
     * @param replacement when a pod that goes is replaced
     */
    private record Said(
            int parallelism,
            Option<Integer> completions,
            String mode,
            int limit,
            String policy,
            String end,
            String replacement) {

        boolean isIndexed() {
            return mode.equals("Indexed");
        }

        String yaml() {
            return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: sum, namespace: default}
                spec:
                  parallelism: %d
                  %s
                  completionMode: %s
                  backoffLimit: %d
                  podReplacementPolicy: %s
                  template:
                    metadata: {annotations: {%s}}
                    spec:
                      restartPolicy: %s
                      containers: [{name: main, image: "main:1"}]
                """.formatted(
                            parallelism,
                            completions.map(wanted -> "completions: " + wanted).getOrElse(""),
                            mode,
                            limit,
                            replacement,
                            end,
                            policy);
        }
    }

    @Provide
    Arbitrary<Said> jobs() {
        Arbitrary<Option<Integer>> some = Arbitraries.integers().between(1, 3).map(Option::of);
        return Arbitraries.of("NonIndexed", "Indexed")
                .flatMap(mode -> Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                mode.equals("Indexed")
                                        ? some
                                        : Arbitraries.oneOf(some, Arbitraries.just(Option.<Integer>none())),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.of("Never", "OnFailure"),
                                Arbitraries.of(
                                        "kubevalue.io/exit-code: '0'",
                                        "kubevalue.io/exit-code: '0', kubevalue.io/exit-after: 9s",
                                        "kubevalue.io/exit-code: '1'",
                                        "kubevalue.io/exit-code: '1', kubevalue.io/exit-after: 9s",
                                        "kubevalue.io/exit-code: '1', kubevalue.io/exit-runs: '1'"),
                                Arbitraries.of("TerminatingOrFailed", "Failed"))
                        .as((parallelism, completions, limit, policy, end, replacement) ->
                                new Said(parallelism, completions, mode, limit, policy, end, replacement)));
    }

    @Provide
    Arbitrary<Seq<Edit>> edits() {
        return Combinators.combine(Arbitraries.integers().between(0, 30), Arbitraries.of(Deed.class))
                .as(Edit::new)
                .list()
                .ofMaxSize(3)
                .map(Vector::ofAll);
    }

    /**
     * Invariant 23: succeeded ≤ completions for indexed Jobs, active ≤ parallelism, failed ≤ backoffLimit + parallelism. Pods are never
     * added beyond the parallelism as the controller sees it; where that is lowered, the pods that are too many go only by and by. A pod that somebody
     * deletes has failed, and the greatest parallelism that there was is what counts: that many pods can fail at once.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant23(
            @ForAll("jobs") Said job,
            @ForAll("edits") Seq<Edit> edits,
            @ForAll @IntRange(max = 3) int staleReads,
            @ForAll @IntRange(max = 1) int crashes,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Hazards hazards = Hazards.NONE.withStaleReads(staleReads, 6).withCrashes(crashes);
        int most = edits.exists(edit -> edit.deed() == Deed.ALL_AT_ONCE) ? 3 : Math.max(1, job.parallelism());
        Course course = new Course(
                REST.withHazards(hazards),
                Choice.seeded(order),
                (before, step) -> holds(job, most, staleReads > 0, before, step));

        course.say(job.yaml());
        for (Edit edit : edits) {
            course.steps(edit.pause());
            done(edit.deed(), course);
        }
        Snapshot end = course.settle();

        String reason = job(end).status()
                .finish()
                .map(condition -> condition.type().toString())
                .getOrElse("unfinished");
        Statistics.label("ends").collect(reason).coverage(coverage -> {
            coverage.check("Complete").count(times -> times > 0);
            coverage.check("Failed").count(times -> times > 0);
        });
    }

    private static void holds(Said said, int most, boolean isStale, Snapshot before, Stepped step) {
        if (step.changes().isEmpty()) {
            return;
        }
        Snapshot after = step.cluster().snapshot();
        Job job = job(after);
        int failed = job.status().failed()
                + job.status()
                        .uncountedTerminatedPods()
                        .map(UncountedTerminatedPods::failed)
                        .map(Seq::size)
                        .getOrElse(0);
        assertThat(failed).as("failed").isLessThanOrEqualTo(said.limit() + most);
        if (said.isIndexed()) {
            assertThat(job.status().succeeded())
                    .as("succeeded")
                    .isLessThanOrEqualTo(said.completions().get());
        }
        if (active(after) > active(before)) {
            assertThat(active(after))
                    .as("active")
                    .isLessThanOrEqualTo(
                            isStale ? most : job.spec().parallelism().get());
        }
    }

    private static int active(Snapshot snapshot) {
        return snapshot.list(Pod.KIND, "default").count(Pod::isActive);
    }

    private static Job job(Snapshot snapshot) {
        return snapshot.get(Job.KIND, "default", "sum").get();
    }

    private static void done(Deed deed, Course course) {
        Job job = job(course.cluster().snapshot());
        Write write = switch (deed) {
            case LOSE_A_POD ->
                course.cluster()
                        .snapshot()
                        .list(Pod.KIND, "default")
                        .headOption()
                        .<Write>map(Write::delete)
                        .getOrElse(new Write.Update(job));
            case SUSPEND -> new Write.Update(job.withSpec(job.spec().withSuspend(Option.of(true))));
            case RESUME -> new Write.Update(job.withSpec(job.spec().withSuspend(Option.of(false))));
            case ONE_AT_A_TIME -> new Write.Update(job.withSpec(job.spec().withParallelism(Option.of(1))));
            case ALL_AT_ONCE -> new Write.Update(job.withSpec(job.spec().withParallelism(Option.of(3))));
        };
        assertThat(course.request(write)).isEmpty();
    }
}
