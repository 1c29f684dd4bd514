package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetSpec;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.policy.UnhealthyPodEvictionPolicyType;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class EvictionTest {
    private static final ResourceKey WEB = Pod.KIND.key("demo", "web");
    private static final Write EVICTION = new Write.Evict(WEB, DeleteOptions.of());
    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo, labels: {app: web}}
        spec: {containers: [{name: c, image: i}]}
        """;

    /** A server whose pod is on a node, in that phase, ready or not, and that has those budgets. */
    private static ApiServer server(PodPhase phase, boolean ready, PodDisruptionBudget... budgets) {
        ApiServer bound = Servers.apply(Servers.demo(), POD)
                .flatMap(so -> so.write(
                        new Write.Create(
                                Node.named("n1").withSpec(NodeSpec.builder().build())),
                        Servers.NOW))
                .flatMap(so -> so.write(new Write.Bind(WEB, "n1"), Servers.NOW))
                .get();
        Pod pod = bound.get(Pod.KIND, "demo", "web").get();
        Pod live =
                pod.withStatus(pod.status().withPhase(phase).withCondition(PodCondition.of(PodCondition.READY, ready)));
        return bound.withStore(
                Vector.of(budgets).foldLeft(bound.store().put(live), (store, budget) -> store.put(budget)));
    }

    private static ApiServer running(PodDisruptionBudget... budgets) {
        return server(PodPhase.RUNNING, true, budgets);
    }

    private static PodDisruptionBudget budget(String name, PodDisruptionBudgetStatus status) {
        return PodDisruptionBudget.builder()
                .metadata(ObjectMeta.named("demo", name).withGeneration(Option.of(1L)))
                .spec(PodDisruptionBudgetSpec.builder()
                        .selector(LabelSelector.of("app", "web"))
                        .build())
                .status(status)
                .build();
    }

    private static PodDisruptionBudgetStatus status(int allowed, int healthy, int desired) {
        return PodDisruptionBudgetStatus.builder()
                .observedGeneration(1)
                .disruptionsAllowed(allowed)
                .currentHealthy(healthy)
                .desiredHealthy(desired)
                .expectedPods(healthy)
                .build();
    }

    private static PodDisruptionBudget budget(ApiServer server) {
        return server.get(PodDisruptionBudget.KIND, "demo", "b").get();
    }

    private static ApiServer evicted(ApiServer server) {
        return server.write(EVICTION, Servers.NOW).get();
    }

    private static ApiError refused(PodDisruptionBudget... budgets) {
        return running(budgets).write(EVICTION, Servers.NOW).getLeft();
    }

    private static void isRefusedBecause(ApiError error, int retryAfterSeconds, String why) {
        assertThat(error.code()).isEqualTo(429);
        assertThat(error).hasToString("Cannot evict pod as it would violate the pod's disruption budget.");
        assertThat(error.causes()).containsExactly(StatusCause.of("DisruptionBudget", why));
        assertThat(error.details().retryAfterSeconds()).isEqualTo(retryAfterSeconds);
    }

    @Test
    void aPodWithoutBudgetSaysWhyItGoesAndGoes() {
        Pod pod = evicted(running()).get(Pod.KIND, "demo", "web").get();
        PodCondition condition =
                pod.status().condition(PodCondition.DISRUPTION_TARGET).get();

        assertThat(pod.metadata().deletionTimestamp()).contains(Servers.NOW.plusSeconds(30));
        assertThat(condition.reason()).contains("EvictionByEvictionAPI");
        assertThat(condition.message()).contains("Eviction API: evicting");
    }

    @Test
    void aBudgetIsChargedUntilItIsExhausted() {
        ApiServer after = evicted(running(budget("b", status(2, 3, 1))));
        ApiServer last = evicted(running(budget("b", status(1, 2, 1))));

        assertThat(budget(after).status().disruptionsAllowed()).isEqualTo(1);
        assertThat(budget(after).status().disruptedPods().get("web")).contains(Option.of(Servers.NOW));
        assertThat(budget(after).status().conditions()).isEmpty();
        assertThat(budget(last).status().condition("DisruptionAllowed").map(Condition::reason))
                .contains("InsufficientPods");
    }

    @Test
    void anExhaustedBudgetRefusesAndSaysWhatItNeeds() {
        isRefusedBecause(
                refused(budget("b", status(0, 2, 2))),
                0,
                "The disruption budget b needs 2 healthy pods and has 2 currently");
    }

    @Test
    void aBudgetThatIsNotCountedYetRefusesForTenSeconds() {
        isRefusedBecause(
                refused(budget("b", status(1, 2, 1).withObservedGeneration(0))),
                10,
                "The disruption budget b is still being processed by the server.");
    }

    @Test
    void aBudgetThatCannotBeCountedSaysSo() {
        Condition failed = Condition.builder()
                .type("DisruptionAllowed")
                .status(ConditionStatus.FALSE)
                .reason("SyncFailed")
                .message("no controller")
                .build();

        isRefusedBecause(
                refused(budget("b", status(0, 3, 1).withConditions(Vector.of(failed)))),
                0,
                "The disruption budget b does not allow evicting pods currently because it failed sync: no controller");
        isRefusedBecause(
                refused(budget("b", status(0, 3, 1).withConditions(Vector.of(failed.withReason("Other"))))),
                0,
                "The disruption budget b does not allow evicting pods currently (Other): no controller");
        isRefusedBecause(
                refused(budget("b", status(0, 3, 1))),
                0,
                "The disruption budget b does not allow evicting pods currently");
    }

    @Test
    void aBudgetThatIsOverdrawnIsForbidding() {
        assertThat(refused(budget("b", status(-1, 2, 1))))
                .hasToString("poddisruptionbudget.policy \"b\" is forbidden: pdb disruptions allowed is negative");
    }

    @Test
    void twoBudgetsAreTooMany() {
        ApiError error = refused(budget("b", status(1, 2, 1)), budget("c", status(1, 2, 1)));

        assertThat(error.code()).isEqualTo(500);
        assertThat(error.status().toString()).doesNotContain("\"reason\"");
        assertThat(error)
                .hasToString("This pod has more than one PodDisruptionBudget, which the eviction subresource does not "
                        + "support.");
    }

    @Test
    void aPodThatDisruptsNothingNeedsNoBudget() {
        for (PodPhase phase : Vector.of(PodPhase.PENDING, PodPhase.SUCCEEDED, PodPhase.FAILED)) {
            ApiServer after = evicted(server(phase, false, budget("b", status(0, 1, 1))));

            assertThat(budget(after).status().disruptedPods()).isEmpty();
        }
    }

    @Test
    void anUnhealthyPodGoesIfEnoughOthersAreHealthyOrItsBudgetDoesNotMind() {
        PodDisruptionBudget poor = budget("b", status(0, 1, 2));
        PodDisruptionBudget lenient = poor.withSpec(
                poor.spec().withUnhealthyPodEvictionPolicy(Option.of(UnhealthyPodEvictionPolicyType.ALWAYS_ALLOW)));
        Either<ApiError, ApiServer> refused =
                server(PodPhase.RUNNING, false, poor).write(EVICTION, Servers.NOW);

        assertThat(refused.isLeft()).isTrue();
        assertThat(evicted(server(PodPhase.RUNNING, false, lenient))
                        .get(Pod.KIND, "demo", "web")
                        .get()
                        .metadata()
                        .isDeleting())
                .isTrue();
        assertThat(budget(evicted(server(PodPhase.RUNNING, false, budget("b", status(0, 2, 2)))))
                        .status()
                        .disruptedPods())
                .isEmpty();
    }

    @Test
    void thePreconditionsOfTheDeletionHold() {
        assertThat(running()
                        .write(new Write.Evict(WEB, DeleteOptions.of().withUid("u1")), Servers.NOW)
                        .getLeft()
                        .message())
                .startsWith("Operation cannot be fulfilled on Pod \"web\": the UID in the precondition (u1) does not"
                        + " match");
    }

    @Test
    void aDryRunChargesNothing() {
        ApiServer server = running(budget("b", status(1, 2, 1)));
        Answer<?> answer = server.dryRun(EVICTION, Call.at(Servers.NOW));

        assertThat(answer.outcome().isRight()).isTrue();
        assertThat(budget(server).status().disruptionsAllowed()).isEqualTo(1);
    }
}
