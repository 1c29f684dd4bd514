package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Budgets, evictions and the workloads behind them, together. */
class DisruptionLawsTest {

    @Property(tries = 60)
    void noMoreEvictionsAreGrantedThanTheBudgetAllows(
            @ForAll @IntRange(max = 6) int replicas,
            @ForAll @IntRange(max = 7) int share,
            @ForAll boolean isLeast,
            @ForAll boolean isPercent) {
        String said = (isLeast ? "minAvailable: " : "maxUnavailable: ") + (isPercent ? share * 20 + "%" : share);
        Option<Cluster> started = started(replicas, said, "");
        if (started.isEmpty()) {
            assertThat(isPercent && share > 5).isTrue();
            return;
        }
        Cluster rest = started.get();
        PodDisruptionBudgetStatus status = budget(rest).status();
        Drain drain = pods(rest).foldLeft(new Drain(rest, 0), Drain::evict);

        assertThat(status.disruptionsAllowed())
                .isEqualTo(
                        status.expectedPods() > 0 ? Math.max(0, status.currentHealthy() - status.desiredHealthy()) : 0);
        assertThat(drain.granted).isEqualTo(Math.min(replicas, status.disruptionsAllowed()));
        PodDisruptionBudgetStatus end = budget(settled(drain.cluster)).status();
        assertThat(end.withConditions(status.conditions())).isEqualTo(status);
        assertThat(end.disruptedPods()).isEmpty();
    }

    /** The evictions of a drain that does not wait. */
    private record Drain(Cluster cluster, int granted) {
        Drain evict(Pod pod) {
            return evicted(cluster, pod).fold(error -> this, after -> new Drain(after, granted + 1));
        }
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
        String yaml = """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web}
            spec: {selector: {matchLabels: {app: web}}, %s}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {%s}}
                spec: {containers: [{name: main, image: "main:1"}]}
            """.formatted(budget, replicas, annotations);
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
