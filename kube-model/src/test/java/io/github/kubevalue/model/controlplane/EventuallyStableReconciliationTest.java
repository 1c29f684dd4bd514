package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.match.Blocker;
import io.github.kubevalue.model.match.Match;
import io.github.kubevalue.model.match.Matches;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.Tuple;
import io.vavr.Tuple2;
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

/**
 * Eventually stable reconciliation, as Anvil states it (Sun et al., OSDI 2024; {@code esr.rs}): from every reachable state on, if what is
 * desired stays the same, what is observed comes to match it, and matches it from then on.
 *
 * <p>It is stated under these assumptions. <em>Fairness</em>: whoever has work gets to do it, as a run ends only when nobody has any.
 * <em>No interference</em>: nobody else writes what the controllers write. <em>Finite faults</em>: a node that is lost comes back; writes
 * are refused, states are stale, controllers crash and watches lag only so often and so long. <em>Constant surroundings</em>:
 * containers behave in the same way from some time on, and there is as much room as there was. Where no state can match, the one
 * that is reached carries the condition that is the reason.
 */
class EventuallyStableReconciliationTest {
    private static final Cluster REST = settled(Course.kubeadm(
                    "job-controller",
                    "endpointslice-controller",
                    "node-lifecycle-controller",
                    "taint-eviction-controller",
                    "pod-garbage-collector-controller")
            .apply(objects("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: default}
                spec: {selector: {app: web}, ports: [{port: 80}]}
                """))
            .get());
    private static final Function1<Desired, Cluster> SAID = Function1.<Desired, Cluster>of(
                    desired -> REST.apply(objects(desired.yaml())).get())
            .memoized();
    private static final Seq<Kind<?>> KINDS =
            Vector.of(Deployment.KIND, StatefulSet.KIND, DaemonSet.KIND, Job.KIND, Service.KIND);

    /** After that long the scheduler tries any pod again: until then one whose condition could not be written carries none. */
    // pkg/scheduler/backend/queue/scheduling_queue.go, DefaultPodMaxInUnschedulablePodsDuration, flushed every 30 s
    private static final Duration FLUSH = Duration.ofSeconds(331);

    /** What keeps pods from being ready. */
    private enum Trouble {
        NONE("", "", ""),
        SLOW("kubevalue.io/ready-after: 7s", "", ""),
        NEVER_READY("kubevalue.io/ready: never", "", "ContainersNotReady ProgressDeadlineExceeded"),
        NO_IMAGE("kubevalue.io/image-pull: fail", "", "ErrImagePull ImagePullBackOff ProgressDeadlineExceeded"),
        NO_ROOM("", ", resources: {requests: {cpu: 100}}", "Unschedulable ProgressDeadlineExceeded");

        private final String annotation;
        private final String resources;
        private final String reasons;

        Trouble(String annotation, String resources, String reasons) {
            this.annotation = annotation;
            this.resources = resources;
            this.reasons = reasons;
        }

        /** What objects then say. */
        Set<String> reasons() {
            return HashSet.of(reasons.split(" ")).remove("");
        }
    }

    /** Which workload it is. */
    private enum Workload {
        DEPLOYMENT("apps/v1", "Deployment", "{replicas: %d, selector: {matchLabels: {app: web}}", ""),
        STATEFUL_SET("apps/v1", "StatefulSet", "{replicas: %d, selector: {matchLabels: {app: web}}", ""),
        DAEMON_SET("apps/v1", "DaemonSet", "{selector: {matchLabels: {app: web}}", ""),
        JOB("batch/v1", "Job", "{completions: 2, parallelism: %d", "restartPolicy: Never, ");

        private final String version;
        private final String text;
        private final String spec;
        private final String pod;

        Workload(String version, String text, String spec, String pod) {
            this.version = version;
            this.text = text;
            this.spec = spec;
            this.pod = pod;
        }
    }

    /**
     * What is desired: a workload, behind a Service that there is already.
     *
     * @param kind which workload
     * @param replicas how many pods, if it is said
     * @param image which image
     * @param trouble what keeps its pods from being ready
     */
    private record Desired(Workload kind, int replicas, int image, Trouble trouble) {
        String yaml() {
            String spec = kind.spec + ", template: {metadata: {labels: {app: web}, annotations: {%s}}, spec: {%s"
                    + "containers: [{name: main, image: 'main:%d'%s}]}}}";
            return """
                apiVersion: %s
                kind: %s
                metadata: {name: web, namespace: default}
                spec: %s
                """.formatted(
                            kind.version,
                            kind.text,
                            spec.replace("%d, selector", replicas + ", selector")
                                    .replace("parallelism: %d", "parallelism: " + replicas)
                                    .formatted(trouble.annotation, kind.pod, image, trouble.resources));
        }

        @Override
        public String toString() {
            return kind + " x" + replicas + " of main:" + image + " " + trouble;
        }
    }

    /**
     * That a node is lost and comes back.
     *
     * @param pause after how many steps it is lost
     * @param away for how long
     */
    private record Loss(int pause, Duration away) {
        @Override
        public String toString() {
            return "after " + pause + " steps for " + away.toSeconds() + "s";
        }
    }

    @Provide
    Arbitrary<Tuple2<Desired, Desired>> edits() {
        return Arbitraries.of(Workload.class)
                .flatMap(kind ->
                        Combinators.combine(desired(kind), desired(kind)).as(EventuallyStableReconciliationTest::edit));
    }

    private static Arbitrary<Desired> desired(Workload kind) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(Trouble.class))
                .as((replicas, image, trouble) -> new Desired(kind, replicas, image, trouble));
    }

    /** The template of a Job never changes. */
    private static Tuple2<Desired, Desired> edit(Desired before, Desired after) {
        return Tuple.of(
                before,
                before.kind() == Workload.JOB
                        ? new Desired(Workload.JOB, after.replicas(), before.image(), before.trouble())
                        : after);
    }

    @Provide
    Arbitrary<Loss> losses() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(3, Duration.ZERO),
                                net.jqwik.api.Tuple.of(2, Duration.ofSeconds(70)),
                                net.jqwik.api.Tuple.of(1, Duration.ofMinutes(7))))
                .as(Loss::new);
    }

    @Provide
    Arbitrary<Seq<Fault>> faults() {
        Arbitrary<String> controllers = Arbitraries.of(
                "deployment-controller",
                "replicaset-controller",
                "statefulset-controller",
                "daemonset-controller",
                "job-controller",
                "endpointslice-controller",
                "default-scheduler",
                "kubelet");
        return Arbitraries.<Fault>oneOf(
                        controllers.map(Fault.ControllerRestarted::new),
                        controllers.map(controller -> new Fault.WritesRefused(controller, 1)),
                        controllers.map(controller -> new Fault.WatchDelayed(controller, Duration.ofSeconds(9))),
                        Arbitraries.just(new Fault.ApiServerDown(Duration.ofSeconds(4))))
                .list()
                .uniqueElements()
                .ofMaxSize(2)
                .map(Vector::ofAll);
    }

    /**
     * From any state that is reached under faults, with what is desired held constant: rest is reached; there each object matches, or it is
     * said what blocks it, which is only what does keep its pods from being ready; and what matched goes on to match, in every later step.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void eventuallyStableReconciliation(
            @ForAll("edits") Tuple2<Desired, Desired> desired,
            @ForAll @IntRange(max = 40) int steps,
            @ForAll("losses") Loss loss,
            @ForAll("faults") Seq<Fault> faults,
            @ForAll @IntRange(max = 3) int staleReads,
            @ForAll @IntRange(max = 2) int crashes,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Hazards hazards =
                Hazards.NONE.withStaleReads(staleReads, 8).withCrashes(crashes).withFaults(faults);
        Guard guard = new Guard();
        Course course = new Course(SAID.apply(desired._1).withHazards(hazards), Choice.seeded(order), guard::watch);
        course.steps(steps);

        course.say(desired._2.yaml());
        course.steps(loss.pause());
        course.strike(new Fault.NodeLost("node-1"));
        course.advance(loss.away());
        course.strike(new Fault.KubeletStarted("node-1"));
        course.settle();
        course.calm();
        if (!matches(course.cluster()).forAll(match -> match.isMatched() || match.isBlocked())) {
            course.advance(FLUSH);
            course.settle();
        }

        Seq<Match> rest = matches(course.cluster());
        Set<String> reasons = reasons(desired._1, desired._2);
        assertThat(rest)
                .as("at rest")
                .allMatch(match -> match.isMatched()
                        || match.isBlocked()
                                && match.blockers().map(Blocker::reason).forAll(reasons::contains));
        guard.matched = rest.filter(Match::isMatched).map(Match::object).toSet();
        course.advance(Duration.ofMinutes(6));

        String end = guard.matched.size() == rest.size() ? "matched" : "blocked";
        Statistics.label("workload").collect(desired._1.kind(), end).coverage(coverage -> {
            for (Workload kind : Workload.values()) {
                coverage.check(kind, "matched").count(times -> times > 0);
                coverage.check(kind, "blocked").count(times -> times > 0);
            }
        });
    }

    /**
     * Why pods may not be ready: of those that are desired now, and, where these are not, of those that they do not replace then. A
     * StatefulSet waits for its old pods whatever is desired now, until somebody deletes them ({@code stateful_set_control.go,
     * processReplica}: pods come in order).
     */
    private static Set<String> reasons(Desired before, Desired after) {
        Set<String> now = after.trouble().reasons();
        boolean isWaiting = after.kind() == Workload.STATEFUL_SET || !now.isEmpty();
        return isWaiting ? now.addAll(before.trouble().reasons()) : now;
    }

    /** Sees to it that what has matched at rest goes on to match. */
    private static final class Guard {
        private Set<ResourceKey> matched = HashSet.empty();

        void watch(Snapshot before, Stepped step) {
            if (!matched.isEmpty() && !step.changes().isEmpty()) {
                assertThat(matches(step.cluster()).filter(match -> matched.contains(match.object())))
                        .as("what has matched, after %s", step.transitions())
                        .allMatch(Match::isMatched);
            }
        }
    }

    private static Seq<Match> matches(Cluster cluster) {
        return KINDS.flatMap(kind -> cluster.snapshot().get(kind.key("default", "web")))
                .flatMap(object -> Matches.of(object, cluster));
    }
}
