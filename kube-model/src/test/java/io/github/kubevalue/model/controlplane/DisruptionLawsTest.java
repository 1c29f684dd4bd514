package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
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

/** Budgets, evictions and the workloads behind them, together. */
class DisruptionLawsTest {
    private static final String BUDGET = """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {selector: {matchLabels: {app: web}}, %s}
        """;
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}, annotations: {%s}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;

    private static final Cluster REST = Course.kubeadm("disruption-controller");
    private static final Map<Integer, Lazy<Cluster>> WEBS =
            Vector.rangeClosed(0, 4).toMap(replicas -> Tuple.of(replicas, Lazy.of(() -> web(replicas))));

    private static Cluster web(int replicas) {
        return settled(REST.apply(Kubeadm.objects(WEB.formatted(replicas, "kubevalue.io/ready-after: 7s")))
                .get());
    }

    /**
     * An eviction, some steps after the one before.
     *
     * @param pause how many steps
     * @param number which of the pods that there are then
     */
    private record Eviction(int pause, int number) {
        @Override
        public String toString() {
            return "pod " + number + " after " + pause + " steps";
        }
    }

    @Provide
    Arbitrary<Seq<Eviction>> evictions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 4))
                .as(Eviction::new)
                .list()
                .ofMaxSize(6)
                .map(Vector::ofAll);
    }

    @Provide
    Arbitrary<String> budgets() {
        Arbitrary<String> shares = Arbitraries.integers()
                .between(0, 5)
                .flatMap(share -> Arbitraries.of(share.toString(), share * 20 + "%"));
        return Combinators.combine(Arbitraries.of("minAvailable: ", "maxUnavailable: "), shares)
                .as(String::concat);
    }

    /**
     * Invariant 29: what is allowed is max(0, healthy − desired), if pods are expected at all; no more evictions of healthy pods are
     * granted than that; and so evictions alone never leave fewer healthy pods than desired, if there were that many.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant29(
            @ForAll @IntRange(max = 4) int replicas,
            @ForAll("budgets") String said,
            @ForAll("evictions") Seq<Eviction> evictions,
            @ForAll @IntRange(max = 3) int staleReads,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        int[] least = {0};
        Course course = new Course(
                WEBS.get(replicas).get().get().withHazards(Hazards.NONE.withStaleReads(staleReads, 6)),
                Choice.seeded(order),
                (before, step) -> {
                    step.changes().forEach(DisruptionLawsTest::countsWhatIsAllowed);
                    assertThat(healthy(step.cluster().snapshot()))
                            .as("healthy pods")
                            .isGreaterThanOrEqualTo(least[0]);
                });
        course.apply(BUDGET.formatted(said));
        PodDisruptionBudgetStatus rest = budget(course.cluster()).status();
        assertThat(rest.expectedPods()).isEqualTo(replicas);
        least[0] = Math.min(rest.currentHealthy(), rest.desiredHealthy());

        for (Eviction eviction : evictions) {
            course.steps(eviction.pause());
            pods(course.cluster()).drop(eviction.number()).headOption().forEach(pod -> isGrantedIfAllowed(course, pod));
        }
        course.settle();
        PodDisruptionBudgetStatus end = budget(course.cluster()).status();
        assertThat(end.withConditions(rest.conditions())).isEqualTo(rest);
        assertThat(end.disruptedPods()).isEmpty();
    }

    private static void countsWhatIsAllowed(Change change) {
        change.after()
                .filter(PodDisruptionBudget.class::isInstance)
                .map(after -> ((PodDisruptionBudget) after).status())
                .forEach(status -> assertThat(status.disruptionsAllowed())
                        .as("disruptions that are allowed")
                        .isEqualTo(
                                status.expectedPods() > 0
                                        ? Math.max(0, status.currentHealthy() - status.desiredHealthy())
                                        : 0));
    }

    private static void isGrantedIfAllowed(Course course, Pod pod) {
        // pkg/registry/core/pod/storage/eviction.go: budgets do not concern pods that go, or have not started
        PodDisruptionBudgetStatus status = budget(course.cluster()).status();
        boolean isFree = pod.metadata().isDeleting() || pod.status().phase().contains(PodPhase.PENDING);
        boolean isSpare =
                !pod.isReady() && status.desiredHealthy() > 0 && status.currentHealthy() >= status.desiredHealthy();
        boolean isAllowed = status.disruptionsAllowed() > 0;

        boolean isGranted =
                course.request(new Write.Evict(pod.key(), DeleteOptions.of())).isEmpty();

        assertThat(isGranted)
                .as("whether the eviction of %s is granted", pod.name())
                .isEqualTo(isFree || isSpare || isAllowed);
        Statistics.label("eviction").collect(isGranted ? "granted" : "refused").coverage(coverage -> {
            coverage.check("granted").count(times -> times > 0);
            coverage.check("refused").count(times -> times > 0);
        });
    }

    private static int healthy(Snapshot snapshot) {
        return snapshot.list(Pod.KIND, "default")
                .count(pod -> pod.isReady() && !pod.metadata().isDeleting());
    }

    private static Either<ApiError, Cluster> evicted(Cluster cluster, Pod pod) {
        return cluster.request(new Write.Evict(pod.key(), DeleteOptions.of()));
    }

    private static Seq<Pod> pods(Cluster cluster) {
        return cluster.snapshot().list(Pod.KIND, "default");
    }

    private static PodDisruptionBudget budget(Cluster cluster) {
        return cluster.snapshot()
                .get(PodDisruptionBudget.KIND, "default", "web")
                .get();
    }

    private static Option<Cluster> started(int replicas, String budget, String annotations) {
        String yaml = BUDGET.formatted(budget) + "---\n" + WEB.formatted(replicas, annotations);
        return Cluster.start(Kubeadm.objects(yaml), ControlPlane::controllers)
                .toOption()
                .map(Kubeadm::settled);
    }

    @Test
    void aBudgetWithoutRoomRefusesADrainForEver() {
        Cluster rest = started(2, "minAvailable: 2", "").get();
        ApiError error = evicted(rest, pods(rest).head()).getLeft();

        assertThat(error.code()).isEqualTo(429);
        assertThat(error.causes())
                .containsExactly(StatusCause.of(
                        "DisruptionBudget", "The disruption budget web needs 2 healthy pods and has 2 currently"));
        assertThat(evicted(rest.advance(Duration.ofHours(1)), pods(rest).head()).isLeft())
                .isTrue();
    }

    @Test
    void aPodThatIsNotHealthyIsEvictedIfThePolicySaysSo() {
        String never = "kubevalue.io/ready: never";
        Cluster careful = started(2, "minAvailable: 1", never).get();
        Cluster always = started(2, "minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow", never)
                .get();

        assertThat(evicted(careful, pods(careful).head()).getLeft().causes())
                .containsExactly(StatusCause.of(
                        "DisruptionBudget", "The disruption budget web needs 1 healthy pods and has 0 currently"));
        assertThat(evicted(always, pods(always).head()).isRight()).isTrue();
        assertThat(budget(always).status().condition("DisruptionAllowed").get().reason())
                .isEqualTo("InsufficientPods");
    }

    @Test
    void aDisruptionThatDoesNotComeIsTakenBackInTwoMinutes() {
        Cluster rest = started(1, "maxUnavailable: 1", "").get();
        Pod pod = pods(rest).head();
        PodCondition target =
                PodCondition.of(PodCondition.DISRUPTION_TARGET, true).withLastTransitionTime(Option.of(rest.now()));
        Cluster told = rest.request(
                        new Write.UpdateStatus(pod.withStatus(pod.status().withCondition(target))))
                .get();
        Convergence end = told.converge();
        PodCondition after = pods(end.cluster())
                .head()
                .status()
                .condition(PodCondition.DISRUPTION_TARGET)
                .get();

        assertThat(after.status().isTrue()).isFalse();
        assertThat(Duration.between(rest.now(), after.lastTransitionTime().get()))
                .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
    }
}
