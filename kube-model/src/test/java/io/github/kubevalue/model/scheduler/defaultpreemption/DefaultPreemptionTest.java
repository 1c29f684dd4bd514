package io.github.kubevalue.model.scheduler.defaultpreemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Objects;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pkg/scheduler/framework/plugins/defaultpreemption/default_preemption_test.go. Nodes have room for five tenths of a CPU; a pod is
 * written as its node, its priority, how many tenths of a CPU it requests, and when it started.
 */
class DefaultPreemptionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Pod pod(String name, int priority, int tenths) {
        Pod pod = Objects.labelled(Objects.requesting(name, tenths + "00m", "1Mi"), "app", "foo");
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    private static Pod bound(String text, int number) {
        String[] parts = text.split(":");
        Pod pod = pod("p" + (number + 1), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        Pod started = parts.length < 4
                ? pod
                : pod.withStatus(pod.status().withStartTime(Option.of(START.plusSeconds(Integer.parseInt(parts[3])))));
        return Objects.on("node" + parts[0], started);
    }

    private static Store store(int nodes, String pods, KubeObject... more) {
        Store empty = Store.empty(Indexes.CATALOG.plus(DefaultProfile.profile().catalog()));
        Store store = Vector.rangeClosed(1, nodes)
                .foldLeft(empty, (so, i) -> so.put(Objects.node("node" + i, "500m", "1Gi", 32)));
        Store full = Vector.of(pods.split(" "))
                .zipWithIndex()
                .foldLeft(store, (so, each) -> so.put(bound(each._1, each._2)));
        return Vector.of(more).foldLeft(full, Store::put);
    }

    private static Rescue rescue(Store store, Pod pod) {
        return ((Decision.Unschedulable) new Scheduler(DefaultProfile.profile()).decide(store, pod, Choice.first()))
                .rescue();
    }

    private static String text(Rescue rescue) {
        return rescue instanceof Rescue.Possible possible
                ? possible.node() + ": " + possible.victims().map(Pod::name).mkString(" ")
                : rescue.message();
    }

    // TestDryRunPreemption
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 2 | 1:100:3 2:100:3                             | node1: p1",
                "3 | 2 | 1:0:1 1:100:3 2:1000:3                      | node1: p2",
                "3 | 2 | 1:100:1 1:0:1 1:100:2 1:1000:1 2:1000:3     | node1: p3 p2",
                "3 | 2 | 1:0:1:5 1:0:1:4 1:100:2:3 1:1000:1:2 2:1000:3:1 | node1: p3 p1",
                "3 | 2 | 1:10000:3 2:10000:3 | preemption: 0/2 nodes are available: 2 No preemption victims found for"
                        + " incoming pod."
            })
    void whoeverCanStayIsSpared(int tenths, int nodes, String pods, String answer) {
        assertThat(text(rescue(store(nodes, pods), pod("new", 1000, tenths)))).isEqualTo(answer);
    }

    // TestSelectBestCandidate
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 3 | 1:100:2:0 1:100:3:0 2:100:2:0 2:0:2:0 3:0:2:0 3:0:2:0                        | node3",
                "1000 | 3 | 1:100:2:0 1:100:3:0 2:100:3:0 2:0:2:0 3:100:2:0 3:100:2:0                    | node2",
                "1000 | 3 | 1:100:1:0 1:-100:1:0 1:100:1:0 1:-100:1:0 2:100:3:0 2:-100:2:0 3:100:2:0 3:-100:1:0"
                        + " 3:0:1:0 | node2",
                "1000 | 3 | 1:100:1:0 1:-100:1:0 1:-100:1:0 2:100:3:0 2:-100:2:0 3:100:2:0 3:-100:1:0 3:0:1:0 | node2",
                "10000 | 4 | 1:100:1:0 1:0:1:0 1:0:1:0 2:1000:3:0 3:100:2:0 3:0:1:0 3:0:1:0 3:0:2:0 4:100:2:0"
                        + " 4:100:1:0 4:100:1:0 4:-100:1:0 | node1",
                "1000 | 3 | 1:100:2:2 1:100:2:2 2:100:2:3 2:100:2:3 3:100:2:1 3:100:2:1                  | node2",
                "1000 | 3 | 1:100:2:4 1:100:2:2 2:100:2:5 2:100:2:1 3:100:2:3 3:100:2:6                  | node3",
                "1000 | 3 | 1:0:2:4 1:100:2:2 2:100:2:6 2:0:2:1 3:0:2:3 3:100:2:5                        | node2"
            })
    void theNodeIsChosenWhereTheLeastIsLost(int priority, int nodes, String pods, String node) {
        assertThat(text(rescue(store(nodes, pods), pod("new", priority, 5)))).startsWith(node + ": ");
    }

    private static PodDisruptionBudget budget(int allowed, String... disrupted) {
        PodDisruptionBudget budget = PodDisruptionBudget.named("demo", "foo");
        return budget.withSpec(budget.spec().withSelector(Option.of(LabelSelector.of("app", "foo"))))
                .withStatus(budget.status()
                        .withDisruptionsAllowed(allowed)
                        .withDisruptedPods(Vector.of(disrupted)
                                .foldLeft(TreeMap.empty(), (all, name) -> all.put(name, Option.of(START)))));
    }

    @Test
    void aNodeWithoutViolationIsBetterThanOneOfLessPriority() {
        Pod free = Objects.on("node2", pod("free", 500, 5));
        Pod other = free.withMetadata(free.metadata().withLabels(TreeMap.empty()));
        assertThat(text(rescue(store(2, "1:100:2 1:100:2", other, budget(1)), pod("new", 1000, 5))))
                .isEqualTo("node2: free");
        assertThat(text(rescue(store(2, "1:100:2 1:100:2", other, budget(2)), pod("new", 1000, 5))))
                .isEqualTo("node1: p1 p2");
        assertThat(text(rescue(store(2, "1:100:2 1:100:2", other, budget(1, "p2")), pod("new", 1000, 5))))
                .isEqualTo("node1: p1 p2");
    }

    @Test
    void whoeverABudgetProtectsIsSparedFirst() {
        Pod free = pod("free", 500, 2);
        Pod other = Objects.on("node1", free.withMetadata(free.metadata().withLabels(TreeMap.empty())));
        assertThat(text(rescue(store(1, "1:100:2", other, budget(0)), pod("new", 1000, 3))))
                .isEqualTo("node1: free");
        assertThat(text(rescue(store(1, "1:100:2", other), pod("new", 1000, 3))))
                .isEqualTo("node1: p1");
    }

    @Test
    void aBudgetThatSelectsEverythingProtectsNobody() {
        PodDisruptionBudget everything = budget(0);
        Store store = store(
                1,
                "1:100:5",
                everything.withSpec(everything.spec().withSelector(Option.of(LabelSelector.everything()))));
        assertThat(Budgets.divided(Vector.of(bound("1:100:5", 0)), store)._1).isEmpty();
    }

    @Test
    void thereIsNoMoreRoomThanTheNodeHas() {
        assertThat(text(rescue(store(2, "1:0:1 2:0:1"), pod("new", 1000, 6))))
                .isEqualTo("preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.");
        assertThat(text(rescue(store(2, "1:0:1 1:5000:3 2:0:3"), pod("new", 1, 5))))
                .isEqualTo("node2: p3");
        assertThat(text(rescue(store(1, "1:0:1 1:5000:3"), pod("new", 1, 3))))
                .isEqualTo("preemption: 0/1 nodes are available: 1 Insufficient cpu.");
    }

    // TestPodEligibleToPreemptOthers
    @Test
    void whileVictimsLeaveNobodyElseHasToGo() {
        Pod victim = bound("1:0:5", 8);
        PodCondition target = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .reason("PreemptionByScheduler")
                .build();
        Pod leaving = victim.withMetadata(victim.metadata().withDeletionTimestamp(Option.of(START)))
                .withStatus(victim.status().withCondition(target));
        Pod pod = pod("new", 1000, 5);
        Pod nominated = pod.withStatus(pod.status().withNominatedNodeName(Option.of("node1")));
        assertThat(text(rescue(store(2, "2:0:5", leaving), nominated)))
                .isEqualTo("preemption: not eligible due to a terminating pod on the nominated node.");
        Pod elsewise = leaving.withStatus(victim.status());
        assertThat(text(rescue(store(2, "2:0:5", elsewise), nominated))).isEqualTo("node1: p9");
    }

    @Test
    void roomIsKeptForWhoeverItIsMadeFor() {
        Pod urgent = pod("urgent", 1000, 5);
        Pod nominated = urgent.withStatus(urgent.status().withNominatedNodeName(Option.of("node1")));
        Store store = store(1, "2:0:1", nominated);
        assertThat(new Scheduler(DefaultProfile.profile()).decide(store, pod("late", 1000, 1), Choice.first()))
                .isInstanceOf(Decision.Unschedulable.class);
        assertThat(new Scheduler(DefaultProfile.profile()).decide(store, pod("more", 2000, 1), Choice.first()))
                .isInstanceOf(Decision.Placed.class);
    }

    @Test
    void lessImportantPodsLoseTheirNomination() {
        Pod low = pod("low", 10, 5);
        Pod nominated = low.withStatus(low.status().withNominatedNodeName(Option.of("node1")));
        Rescue rescue = rescue(store(1, "1:0:5", nominated), pod("new", 1000, 5));
        assertThat(((Rescue.Possible) rescue).displaced().map(Pod::name)).containsExactly("low");
    }

    private static Pod leaving(Pod pod, String condition, boolean isTrue, String reason) {
        PodCondition target = PodCondition.builder()
                .type(condition)
                .status(isTrue ? ConditionStatus.TRUE : ConditionStatus.FALSE)
                .reason(reason)
                .build();
        return pod.withMetadata(pod.metadata().withDeletionTimestamp(Option.of(START)))
                .withStatus(pod.status().withCondition(target));
    }

    // TestPodEligibleToPreemptOthers: a pod of priority 1000 whose nominated node is node1 waits for a pod that leaves
    // it
    @ParameterizedTest
    @CsvSource({
        "0, DisruptionTarget, true, PreemptionByScheduler, true",
        "999, DisruptionTarget, true, PreemptionByScheduler, true",
        "1000, DisruptionTarget, true, PreemptionByScheduler, false",
        "0, DisruptionTarget, true, EvictionByEvictionAPI, false",
        "0, DisruptionTarget, false, PreemptionByScheduler, false",
        "0, Ready, true, PreemptionByScheduler, false"
    })
    void itIsWaitedForThoseThatLeaveByPreemption(
            int priority, String condition, boolean isTrue, String reason, boolean waits) {
        Pod pod = pod("new", 1000, 5);
        Pod nominated = pod.withStatus(pod.status().withNominatedNodeName(Option.of("node1")));
        Pod leaving = leaving(bound("1:" + priority + ":5", 8), condition, isTrue, reason);
        assertThat(text(rescue(store(2, "2:0:5", leaving), nominated)).contains("terminating pod"))
                .isEqualTo(waits);
    }

    @Test
    void whereTheNominatedNodeWillNeverDoAnotherIsLookedFor() {
        Pod pod = pod("new", 1000, 5);
        Pod nominated = pod.withStatus(pod.status().withNominatedNodeName(Option.of("node1")));
        Pod leaving = leaving(bound("1:0:5", 8), PodCondition.DISRUPTION_TARGET, true, "PreemptionByScheduler");
        Store store = store(2, "2:0:5", leaving);
        Node cordoned = store.get(Node.KIND, "node1").get();
        assertThat(text(rescue(
                        store.put(cordoned.withSpec(cordoned.spec().withUnschedulable(Option.of(true)))), nominated)))
                .isEqualTo("node2: p1");
    }

    /**
     * Refuses every pod before any node is looked at, and no node.
     *
     * @param name its name
     */
    private record Refusing(String name) implements FilterPlugin {
        @Override
        public Filter prepare(Cycle cycle) {
            return Filter.refusal(Status.unschedulable("not now"));
        }
    }

    private static Decision.Unschedulable refusedAtOnce(Store store) {
        Profile profile = new Profile(
                "test",
                Vector.of(new Refusing("Refusing")),
                Vector.empty(),
                Vector.empty(),
                Option.of(new DefaultPreemption(10, 100)),
                Vector.empty(),
                true,
                0);
        return (Decision.Unschedulable) new Scheduler(profile).decide(store, pod("new", 1000, 1), Choice.first());
    }

    // preemption.go, DryRunPreemption: who fits without victims was not refused for want of room
    @Test
    void whereNobodyHasToGoNobodyDoes() {
        String error = "expected at least one victim pod on node ";
        assertThat(refusedAtOnce(store(1, "1:0:1")).message())
                .isEqualTo("0/1 nodes are available: not now. preemption: " + error + "\"node1\"");
        assertThat(refusedAtOnce(store(3, "1:0:1 2:0:1")).message())
                .isEqualTo("0/3 nodes are available: not now. preemption: [" + error + "\"node1\", " + error
                        + "\"node2\"]");
        assertThat(refusedAtOnce(store(2, "1:5000:1")).message())
                .isEqualTo("0/2 nodes are available: not now. preemption: 0/2 nodes are available: "
                        + "2 No preemption victims found for incoming pod.");
    }
}
