package io.github.kubevalue.model.controller.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** disruption.go: which budgets a change concerns, whose replicas are expected, and when a status is as it should be. */
class DisruptionWakesTest {
    private static final String SET =
            "{apiVersion: apps/v1, kind: ReplicaSet, name: rs, uid: rs-uid, controller: true}";

    private static String budget(String name, String status) {
        return "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: %s, generation: 1}, spec: {minAvailable: 50%%, selector: {matchLabels: {app: web}}}, status: {%s}}"
                .formatted(name, status);
    }

    private static String pod(String app, String owner, String more) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {app: %s}, ownerReferences: [%s]}, status: {phase: Running, conditions: [{type: Ready, status: \"True\"}%s]}}"
                .formatted(app, owner, more);
    }

    private static String set(String name, String uid, int replicas, String owner) {
        return "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: %s, uid: %s, generation: %d, ownerReferences: [%s]}, spec: {replicas: %d, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}}}"
                .formatted(name, uid, replicas, owner, replicas);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new DisruptionController(), yaml);
    }

    private static String woken(Seq<ResourceKey> keys) {
        return keys.map(key -> key.toString()
                        .replace("poddisruptionbudget/default/", "")
                        .replace("pod/default/", "pod "))
                .mkString(", ");
    }

    @Test
    void podsWakeTheBudgetsThatSelectThem() {
        Bench bench = bench(budget("b", ""), pod("web", "", ""));
        assertThat(woken(bench.wakes(budget("c", "")))).isEqualTo("c");
        assertThat(woken(bench.wakes(pod("web", SET, "")))).isEqualTo("b");
        assertThat(woken(bench.wakes(pod("other", "", ""))))
                .as("it was one of them")
                .isEqualTo("b");
        assertThat(woken(bench.wakesWithout(Pod.KIND, "p"))).isEqualTo("b");
        assertThat(woken(bench(budget("b", "")).wakes(pod("other", "", "")))).isEmpty();
        assertThat(woken(bench.with(budget("c", "")).wakes(pod("web", SET, ""))))
                .isEqualTo("b, c, pod p");
    }

    @Test
    void aPodOfWhichADisruptionIsSaidIsLookedAt() {
        String disrupted = ", {type: DisruptionTarget, status: \"%s\", lastTransitionTime: 2026-01-01T00:00:00Z}";
        assertThat(woken(bench().wakes(pod("web", "", disrupted.formatted("True")))))
                .isEqualTo("pod p");
        assertThat(woken(bench().wakes(pod("web", "", disrupted.formatted("False")))))
                .isEmpty();
    }

    @Test
    void whatSaysHowManyPodsAreExpectedWakesTheBudgetsAround() {
        Bench bench = bench(budget("b", ""), set("rs", "rs-uid", 2, ""));
        assertThat(woken(bench.wakes(set("rs", "rs-uid", 3, "")))).isEqualTo("b");
        assertThat(woken(bench.wakes(set("rs", "rs-uid", 2, SET)))).isEqualTo("b");
        assertThat(woken(bench.wakesWithout(ReplicaSet.KIND, "rs"))).isEqualTo("b");
        assertThat(woken(bench.wakes(set("rs", "rs-uid", 2, "").replace("{name: rs,", "{labels: {a: b}, name: rs,"))))
                .isEmpty();
        assertThat(woken(bench.wakes("{apiVersion: v1, kind: ConfigMap, metadata: {name: m}}")))
                .isEmpty();
        assertThat(woken(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: n1}}")))
                .isEmpty();
        assertThat(woken(bench().wakes(set("rs", "rs-uid", 3, "")))).isEmpty();
    }

    private static String expected(Bench bench) {
        Plan plan = bench.plan(PodDisruptionBudget.KIND, "b");
        PodDisruptionBudgetStatus status = bench.then(PodDisruptionBudget.KIND, "b")
                .get(PodDisruptionBudget.KIND, "b")
                .status();
        return plan.events().isEmpty()
                ? "" + status.expectedPods()
                : Bench.told(plan).head();
    }

    /** TestDeploymentFinderFunction, TestBasicFinderFunctions: who owns the ReplicaSet; how many pods are expected. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                                       | 2
        'apiVersion: apps/v1, kind: Deployment, name: d, uid: d-uid'             | 7
        'apiVersion: extensions/v1, kind: Deployment, name: d, uid: d-uid'       | 7
        'apiVersion: apps/v1, kind: Deployment, name: d, uid: other'             | 2
        'apiVersion: apps/v1, kind: InvalidKind, name: d, uid: d-uid'            | 2
        """)
    void theReplicasOfADeploymentCountOrElseThoseOfTheSet(String owner, String expected) {
        String above = owner.isEmpty() ? "" : "{" + owner + ", controller: true}";
        String deployment = set("d", "d-uid", 7, "").replace("ReplicaSet", "Deployment");
        assertThat(expected(bench(budget("b", ""), pod("web", SET, ""), deployment, set("rs", "rs-uid", 2, above))))
                .isEqualTo(expected);
    }

    @Test
    void aSetOfTheSameNameAndAnotherLifeIsNobody() {
        assertThat(expected(bench(budget("b", ""), pod("web", SET, ""), set("rs", "another", 2, ""))))
                .isEqualTo(
                        "Warning CalculateExpectedPodCountFailed Failed to calculate the number of expected pods: found"
                                + " no controllers for pod \"p\"");
    }

    /** TestScaleResource: what else has a scale. */
    @ParameterizedTest
    @CsvSource({"x-uid, 5", "other, ''"})
    void theScaleOfACustomResourceCountsIfItIsTheOneThatIsMeant(String uid, String expected) {
        String definition = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: farms.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: farms, singular: farm, kind: Farm, listKind: FarmList}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            status: {conditions: [{type: Established, status: "True"}], acceptedNames: {plural: farms, kind: Farm}}
            """;
        String farm = "{apiVersion: example.com/v1, kind: Farm, metadata: {name: f, uid: x-uid}, spec: {replicas: 5}}";
        String owner = "{apiVersion: example.com/v1, kind: Farm, name: f, uid: %s, controller: true}".formatted(uid);
        String found = expected(bench(budget("b", ""), pod("web", owner, ""), definition, farm));
        assertThat(found.startsWith("Warning") ? "" : found).isEqualTo(expected);
    }

    /** ConditionsAreUpToDate: the condition of a budget whose counts are right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 | 'type: DisruptionAllowed, status: "False", reason: InsufficientPods' | true
        1 | 'type: DisruptionAllowed, status: "True", reason: SufficientPods'    | false
        1 | 'type: DisruptionAllowed, status: "False", reason: Other'            | false
        1 | 'type: Other, status: "False", reason: InsufficientPods'             | false
        """)
    void aStatusThatIsRightIsNotWrittenAgain(int replicas, String condition, boolean isRight) {
        String status =
                "disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1, observedGeneration: 1, conditions: [{%s}]"
                        .formatted(condition);
        Bench bench = bench(budget("b", status), pod("web", SET, ""), set("rs", "rs-uid", replicas, ""));
        assertThat(bench.plan(PodDisruptionBudget.KIND, "b").writes().isEmpty()).isEqualTo(isRight);
    }
}
