package io.github.kubevalue.model.controller.disruption;

import static io.github.kubevalue.model.controller.disruption.BudgetWorld.NOW;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.budget;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.owned;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.plan;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.pod;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.snapshot;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.status;
import static io.github.kubevalue.model.controller.disruption.BudgetWorld.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionControllerTest {

    /** disruption_test.go: budget, workloads, pods; allowed, healthy, desired, expected. */
    @ParameterizedTest
    @CsvSource({
        "min 3, '', '', 0 0 3 0",
        "min 3, '', 1 of nobody, 0 1 3 1",
        "min 3, '', 2 of nobody, 0 2 3 2",
        "min 3, '', 3 of nobody, 0 3 3 3",
        "min 3, '', 4 of nobody, 1 4 3 4",
        "min 3, '', 3 of nobody; 1 unready of nobody, 0 3 3 4",
        "max 1, '', '', 0 0 0 0",
        "max 1, '', 1 of nobody, 0 1 0 0",
        "max 2, rs 7, 1 of rs, 0 1 5 7",
        "max 2, rs 5, 1 of rs, 0 1 3 5",
        "max 9, rs 5, 1 of rs, 1 1 0 5",
        "max 30%, rs 7, 1 of rs, 0 1 4 7",
        "max 30%, rs 3, 1 of rs, 0 1 2 3",
        "min 28%, '', '', 0 0 0 0",
        "min 28%, '', 1 of nobody, 0 1 0 0",
        "min 20%, rs 10, 1 of rs, 0 1 2 10",
        "min 1%, rc 1, 2 of rc, 1 2 1 1",
        "min 34%, rc 3, '', 0 0 0 0",
        "min 34%, rc 3, 1 of rc, 0 1 2 3",
        "min 34%, rc 3, 2 of rc, 0 2 2 3",
        "min 34%, rc 3, 3 of rc, 1 3 2 3",
        "min 34%, rc 3, 3 of rc; 1 of nobody, 2 4 2 3",
        "min 34%, sts 3, 2 of sts, 0 2 2 3",
        "min 34%, sts 3, 3 of sts, 1 3 2 3",
        "min 28%, rc 11, 6 unready of rc, 0 0 4 11",
        "min 28%, rc 11, 6 unready of rc; 4 of rc, 0 4 4 11",
        "min 28%, rc 11, 6 unready of rc; 5 of rc, 1 5 4 11",
        "min 28%, rc 11; rs 11, 6 unready of rc; 5 of rc; 7 unready of rs, 0 5 7 22",
        "min 28%, rc 11; rs 11, 6 unready of rc; 5 of rc; 7 unready of rs; 2 of rs, 0 7 7 22",
        "min 28%, rc 11; rs 11, 6 unready of rc; 5 of rc; 7 unready of rs; 3 of rs, 1 8 7 22",
        "min 28%, rc 11; rs 11, 6 unready of rc; 5 of rc; 7 unready of rs; 4 of rs, 2 9 7 22"
    })
    void aBudgetCountsItsPods(String words, String workloads, String pods, String counts) {
        Seq<KubeObject> owners = words(workloads).map(BudgetWorld::workload);
        PodDisruptionBudget budget = budget(words);
        Plan plan = plan(owners.append(budget).appendAll(words(pods).flatMap(each -> BudgetWorld.pods(each, owners))));

        assertThat(counts(status(plan, budget))).isEqualTo(counts);
        boolean isMissing = pods.contains("nobody") && !words.matches("min \\d+");
        assertThat(reasons(plan).contains("UnmanagedPods")).isEqualTo(isMissing);
        assertThat(reasons(plan).contains("NoPods")).isEqualTo(pods.isEmpty());
    }

    private static Seq<String> words(String all) {
        return Vector.of(all.split("; ")).reject(String::isEmpty);
    }

    private static String counts(PodDisruptionBudgetStatus status) {
        return status.disruptionsAllowed() + " " + status.currentHealthy() + " " + status.desiredHealthy() + " "
                + status.expectedPods();
    }

    private static Seq<String> reasons(Plan plan) {
        return plan.events().map(Event::reason);
    }

    private static Seq<String> messages(Plan plan) {
        return plan.events().map(Event::message);
    }

    @Test
    void theReplicasOfADeploymentCountRatherThanThoseOfItsReplicaSet() {
        KubeObject deployment = workload("deploy 4");
        KubeObject set = workload("rs 1");
        KubeObject owned =
                set.withMetadata(set.metadata().withOwnerReferences(Vector.of(OwnerReference.controller(deployment))));
        PodDisruptionBudget budget = budget("max 50%");
        Vector<KubeObject> world = Vector.of(owned, budget, owned(pod("a", true), OwnerReference.controller(set)));

        assertThat(counts(status(plan(world.append(deployment)), budget))).isEqualTo("0 1 2 4");
        assertThat(counts(status(plan(world), budget))).isEqualTo("1 1 0 1");
    }

    /** TestUnsupportedControllerPod and what getScaleController says of kinds without a scale: owner; why. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        apps.test.io/v1 | TestWorkload | no matches for kind "TestWorkload" in version "apps.test.io/v1"
        apps/v1 | DaemonSet | daemonsets.apps does not implement the scale subresource
        batch/v1 | Job | jobs.batch does not implement the scale subresource
        v1 | Node | nodes does not implement the scale subresource
        apps/v1 | ReplicaSet | found no controllers for pod "naked"
        extensions/v1beta1 | ReplicaSet | no matches for kind "ReplicaSet" in version "extensions/v1beta1"
        """)
    void aBudgetOfPodsWhoseControllerCannotBeAskedAllowsNothing(String apiVersion, String kind, String why) {
        OwnerReference owner = OwnerReference.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .name("fake-controller")
                .uid("b7329742")
                .controller(true)
                .build();
        PodDisruptionBudget budget = budget("min 28%");
        Plan plan = plan(Vector.of(budget, owned(pod("naked", true), owner)));
        Condition condition =
                status(plan, budget).condition("DisruptionAllowed").get();

        assertThat(messages(plan)).containsExactly("Failed to calculate the number of expected pods: " + why);
        assertThat(reasons(plan)).containsExactly("CalculateExpectedPodCountFailed");
        assertThat(condition.reason()).isEqualTo("SyncFailed");
        assertThat(condition.message()).isEqualTo(why);
        assertThat(status(plan, budget).disruptionsAllowed()).isZero();
    }

    /** TestInvalidSelectors. */
    @ParameterizedTest
    @CsvSource({"k8s.io/too/many/slashes, Exists", "foo, illegal"})
    void aBudgetWhoseSelectorIsNoneAllowsNothing(String key, String operator) {
        PodDisruptionBudget valid = budget("min 3");
        LabelSelectorRequirement requirement = LabelSelectorRequirement.builder()
                .key(key)
                .operator(new LabelSelectorOperator(operator))
                .build();
        PodDisruptionBudget budget = valid.withSpec(valid.spec()
                .withSelector(Option.of(
                        LabelSelector.builder().addMatchExpression(requirement).build())));
        Plan plan = plan(Vector.of(budget, pod("a", true)));

        assertThat(counts(status(plan, budget))).isEqualTo("0 0 0 0");
        assertThat(messages(plan).head()).startsWith("Failed to get pods: ");
        assertThat(plan.events().head().severity()).isEqualTo(Event.Severity.WARNING);
    }

    /** TestUpdateDisruptedPods. */
    @Test
    void whatWasGrantedIsForgottenOnceItHappenedOrAfterTwoMinutes() {
        Option<Instant> now = Option.of(NOW);
        Option<Instant> minuteAgo = Option.of(NOW.minusSeconds(60));
        PodDisruptionBudget budget = budget("min 1");
        PodDisruptionBudget charged = budget.withStatus(budget.status()
                .withDisruptedPods(TreeMap.<String, Option<Instant>>empty()
                        .put("p1", now)
                        .put("p2", Option.of(NOW.minusSeconds(180)))
                        .put("p3", minuteAgo)
                        .put("notthere", now)));
        Pod leaving = pod("p1", true);
        Plan plan = plan(Vector.of(
                charged,
                leaving.withMetadata(leaving.metadata().withDeletionTimestamp(now)),
                pod("p2", true),
                pod("p3", true)));
        PodDisruptionBudgetStatus status = status(plan, charged);

        assertThat(counts(status)).isEqualTo("0 1 1 3");
        assertThat(status.disruptedPods()).isEqualTo(TreeMap.of("p3", minuteAgo));
        assertThat(messages(plan))
                .containsExactly("Pod was expected by PDB default/default to be deleted but it wasn't");
        assertThat(plan.requeueAfter()).contains(Duration.ofMillis(60_005));
    }

    /** TestKeepExistingPDBConditionDuringSync. */
    @Test
    void conditionsOfOthersStay() {
        Condition other = Condition.builder()
                .type("ExistingTestCondition")
                .status(ConditionStatus.TRUE)
                .reason("Test")
                .build();
        PodDisruptionBudget budget = budget("min 3");
        PodDisruptionBudget told = budget.withStatus(budget.status().withConditions(Vector.of(other)));

        assertThat(status(plan(Vector.of(told)), told).conditions().map(Condition::type))
                .containsExactly("ExistingTestCondition", "DisruptionAllowed");
    }

    @Test
    void aBudgetThatSaysWhatIsTrueIsNotWrittenAgain() {
        PodDisruptionBudget budget = budget("min 1");
        Vector<KubeObject> pods = Vector.of(pod("a", true), pod("b", true));
        PodDisruptionBudgetStatus status = status(plan(pods.append(budget)), budget);

        assertThat(status.condition("DisruptionAllowed").get().reason()).isEqualTo("SufficientPods");
        assertThat(plan(pods.append(budget.withStatus(status))).writes()).isEmpty();
    }

    @Test
    void podsThatNobodyOwnsAreToldWithTheSelectorAsGoPrintsIt() {
        Plan plan = plan(Vector.of(budget("max 1"), pod("a", true)));

        assertThat(messages(plan))
                .containsExactly("Pods selected by this PodDisruptionBudget (selector:"
                        + " &LabelSelector{MatchLabels:map[string]string{foo:"
                        + " bar,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be"
                        + " unmanaged. As a result, the status of the PDB cannot be calculated correctly,"
                        + " which may result in undefined behavior. To account for these pods please set"
                        + " \".spec.minAvailable\" field of the PDB to an integer value.");
    }

    @Test
    void aPodOfTwoBudgetsIsTold() {
        PodDisruptionBudget other = budget("min 1");
        Plan plan = of(
                pod("a", true),
                Vector.of(budget("min 1"), other.withMetadata(other.metadata().withName("second"))));

        assertThat(messages(plan))
                .containsExactly("Pod \"default\"/\"a\" matches multiple PodDisruptionBudgets.  Chose \"foobar\""
                        + " arbitrarily.");
    }

    @Test
    void aPodThatHasEndedMayTellOfItsDisruptionForEver() {
        Pod plain = pod("foo", true);
        PodCondition condition = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .lastTransitionTime(NOW.minusSeconds(121))
                .build();
        Pod ended = plain.withStatus(plain.status().withCondition(condition).withPhase(PodPhase.FAILED));
        assertThat(of(ended, Vector.empty()).isNone()).isTrue();
    }

    /** TestStalePodDisruption: what is said, whether the pod is being deleted, seconds later; what is said then. */
    @ParameterizedTest
    @CsvSource({
        "True, '', false, 121, False",
        "True, '', false, 119, ''",
        "True, '', true, 121, ''",
        "True, TerminationByKubelet, false, 121, ''",
        "False, '', false, 121, ''",
        "'', '', false, 121, ''"
    })
    void aDisruptionThatDoesNotComeIsTakenBack(
            String said, String reason, boolean deleting, long seconds, String then) {
        PodCondition condition = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(new ConditionStatus(said))
                .reason(reason)
                .lastTransitionTime(NOW.minusSeconds(seconds))
                .build();
        Pod plain = pod("foo", true);
        Pod pod = plain.withStatus(
                        said.isEmpty() ? plain.status() : plain.status().withCondition(condition))
                .withMetadata(plain.metadata().withDeletionTimestamp(Option.when(deleting, NOW)));
        Plan plan = of(pod, Vector.empty());

        assertThat(plan.writes()
                        .map(write -> (Pod) ((Write.UpdateStatus) write).object())
                        .flatMap(written -> written.status().condition(PodCondition.DISRUPTION_TARGET))
                        .map(written -> written.status().toString())
                        .mkString())
                .isEqualTo(then);
        assertThat(plan.requeueAfter()).isEqualTo(Option.when(seconds == 119, Duration.ofSeconds(1)));
    }

    private static Plan of(Pod pod, Seq<? extends KubeObject> others) {
        return new DisruptionController()
                .reconcile(
                        snapshot(Vector.<KubeObject>of(pod).appendAll(others)),
                        pod.key(),
                        new Moment(NOW, Choice.first()));
    }
}
