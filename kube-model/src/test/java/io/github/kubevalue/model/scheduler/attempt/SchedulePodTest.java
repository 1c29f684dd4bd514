package io.github.kubevalue.model.scheduler.attempt;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Decision.Placed;
import io.github.kubevalue.model.scheduler.attempt.Decision.Unschedulable;
import io.github.kubevalue.model.scheduler.attempt.Profile.Weighted;
import io.github.kubevalue.model.scheduler.attempt.Says.Prefers;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/scheduler/schedule_one_test.go and pkg/scheduler/framework/runtime/framework_test.go: plugins that say what a row says. */
class SchedulePodTest {
    private static final ScorePlugin EQUAL = new Prefers("EqualPrioritizerPlugin", node -> 1);
    private static final ScorePlugin NUMBER = new Prefers("NumericMap", node -> Long.parseLong(node.name()));
    private static final ScorePlugin REVERSE =
            new Prefers("ReverseNumericMap", node -> 10 - Long.parseLong(node.name()));

    private static Profile profile(
            Seq<FilterPlugin> preFilters, Seq<FilterPlugin> filters, int percentage, Weighted... scores) {
        return new Profile(
                "test", preFilters, filters, Vector.of(scores), Option.none(), Vector.empty(), true, percentage);
    }

    private static Weighted weighted(ScorePlugin plugin, int weight) {
        return new Weighted(plugin, weight);
    }

    private static Store nodes(String names, KubeObject... more) {
        Store store = Vector.of(names.split(" ")).foldLeft(Rig.EMPTY, (so, name) -> so.put(node(name)));
        return Vector.of(more).foldLeft(store, Store::put);
    }

    private static Decision decide(Profile profile, Store store, Pod pod) {
        return new Scheduler(profile).decide(store, pod, Choice.first());
    }

    private static Pod nominated(Pod pod, String node) {
        return pod.withStatus(pod.status().withNominatedNodeName(Option.of(node)));
    }

    private static Pod important(Pod pod, int priority) {
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    // TestRunPreFilterPlugins, and the rows of TestSchedulerSchedulePod on PreFilter
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b                   |         | node1 node2 node3 |",
                "a- b- c-              |         | node1 node2 node3 |",
                "a!no b-               | no.     |                   | a",
                "a!!no b-              | no.     |                   | a",
                "a= b-                 | node(s) didn't satisfy plugin a. | | a",
                "a b!!injected_unschedulable_status | injected unschedulable status. | | b",
                "a b=node2 c=node1,node2 |       | node2             | b",
                "a b=node2 c=node1     | node(s) didn't satisfy plugin(s) [b c] simultaneously. | | b c",
                "c=node2 b=node1 a=    | node(s) didn't satisfy plugin(s) [b c] simultaneously. | | b c",
                "a=node1,node2         |         | node1 node2       | a",
                "a=invalid-node        | 3 node(s) didn't satisfy plugin(s) [a]. | | a",
                // whoever comes first is heard
                "a=node1 b=node2 c!!no | node(s) didn't satisfy plugin(s) [a b] simultaneously. | | a b",
                "c!!no a=node1 b=node2 | no.     |                   | c",
                "a=node1 c!!no b=node2 | no.     |                   | c",
                "a!one b!two           | two.    |                   | b",
                "a!one b!!two c!three  | two.    |                   | b",
                "a=node1 b!no          | no.     |                   | a b",
                "b!no a=               | node(s) didn't satisfy plugin a. | | a"
            })
    void pluginsAreAskedOneAfterTheOther(String plugins, String why, String feasible, String rejectors) {
        Profile profile = profile(Says.all(plugins), Vector.empty(), 0);
        Store store = nodes("node1 node2 node3");
        Evaluation evaluation = new Scheduler(profile).evaluate(store, pod("p"));
        assertThat(evaluation.feasible().mkString(" ")).isEqualTo(feasible == null ? "" : feasible);
        assertThat(decide(profile, store, pod("p"))).satisfies(decision -> {
            if (decision instanceof Unschedulable refused) {
                assertThat(refused.message()).isEqualTo("0/3 nodes are available: " + why);
                assertThat(refused.evaluation().rejectors().toVector().sorted().mkString(" "))
                        .isEqualTo(rejectors);
                assertThat(refused.evaluation().nodes().exists(NodeVerdict::isFeasible))
                        .isFalse();
            } else {
                assertThat(evaluation.feasible()).contains(((Placed) decision).node());
                assertThat(why).isNull();
            }
        });
    }

    // TestSchedulerSchedulePod
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                | FalseFilter~node1,node2 | 2 Nodes failed. | FalseFilter",
                "                | TrueFilter FalseFilter~node1,node2 | 2 Nodes failed. | FalseFilter",
                "                | MatchFilter~node1 NoPodsFilter~node2 | 2 Nodes failed. | MatchFilter NoPodsFilter",
                "Pre=node2       | Fake~node2              | 1 Nodes failed, 1 node(s) didn't satisfy plugin(s) [Pre]."
                        + " | Fake Pre",
                "Pre=node1,node2 | Fake~node1,node2        | 2 Nodes failed. | Fake Pre"
            })
    void whoeverFitsNowhereIsToldWhy(String preFilters, String filters, String why, String rejectors) {
        Profile profile = profile(Says.all(preFilters == null ? "" : preFilters), Says.all(filters), 0);
        Unschedulable refused = (Unschedulable) decide(profile, nodes("node1 node2"), pod("p"));
        assertThat(refused.message()).isEqualTo("0/2 nodes are available: " + why);
        assertThat(refused.evaluation().rejectors().toVector().sorted().mkString(" "))
                .isEqualTo(rejectors);
    }

    // TestSchedulerSchedulePod, tests 2 to 6
    @Test
    void theNodeOfMostPointsIsChosen() {
        Store store = nodes("3 2 1");
        Seq<FilterPlugin> all = Says.all("TrueFilter");
        assertThat(decide(profile(Vector.empty(), all, 0, weighted(NUMBER, 1)), store, pod("p")))
                .isInstanceOfSatisfying(
                        Placed.class, placed -> assertThat(placed.node()).isEqualTo("3"));
        assertThat(decide(profile(Vector.empty(), all, 0, weighted(NUMBER, 1), weighted(REVERSE, 2)), store, pod("p")))
                .isInstanceOfSatisfying(Placed.class, placed -> {
                    assertThat(placed.node()).isEqualTo("1");
                    assertThat(placed.board().of("2").get())
                            .isEqualTo(new Decision.NodeScore(
                                    "2", LinkedHashMap.of("NumericMap", 2L, "ReverseNumericMap", 16L), 18));
                    assertThat(placed.board().of("4")).isEmpty();
                    assertThat(placed.scores().map(Decision.NodeScore::total)).containsExactly(19L, 18L, 17L);
                });
        assertThat(decide(
                        profile(Vector.empty(), Says.all("MatchFilter~1,3"), 0, weighted(NUMBER, 1)), store, pod("p")))
                .isInstanceOfSatisfying(Placed.class, placed -> {
                    assertThat(placed.node()).isEqualTo("2");
                    assertThat(placed.board().of("2")).isEmpty();
                });
    }

    // Test_SelectHost
    @ParameterizedTest
    @CsvSource({"'1=1,2=2', 2", "'1=2,2=2,3=2', 1 2 3", "'1=3,2=2,3=1,4=3', 1 4", "'1=0,2=0', 1 2"})
    void amongTheBestOneIsDrawn(String points, String best) {
        Vector<String> names = Vector.of(points.split(",")).map(one -> one.substring(0, 1));
        Profile profile = profile(Vector.empty(), Vector.empty(), 0, weighted(Prefers.of("points", points), 1));
        Store store = nodes(names.mkString(" "));
        Vector<String> expected = Vector.of(best.split(" "));
        assertThat(Vector.range(0, expected.size()).map(which -> {
                    Decision decision = new Scheduler(profile).decide(store, pod("p"), (question, weights) -> {
                        assertThat(weights.size()).isEqualTo(expected.size());
                        return which;
                    });
                    return ((Placed) decision).node();
                }))
                .isEqualTo(expected);
    }

    /** A filter that is content and counts how often it is asked. */
    private static FilterPlugin counting(AtomicInteger asked, String refused) {
        return new Says(
                "FakeFilter",
                cycle -> Filter.of(node -> {
                    asked.incrementAndGet();
                    return Status.of(!node.name().equals(refused), Status.unschedulable("Nodes failed"));
                }));
    }

    // TestPreferNominatedNodeFilterCallCounts
    @ParameterizedTest
    @CsvSource({"node1, '', 1", "'', '', 3", "node1, node1, 4", "gone, '', 3"})
    void theNominatedNodeIsTriedFirst(String nominated, String refused, int asked) {
        AtomicInteger count = new AtomicInteger();
        Profile profile = profile(Vector.empty(), Vector.of(counting(count, refused)), 0, weighted(EQUAL, 1));
        Pod pod = nominated.isEmpty() ? pod("p") : nominated(pod("p"), nominated);
        Placed placed = (Placed) decide(profile, nodes("node1 node2 node3"), pod);
        assertThat(count).hasValue(asked);
        assertThat(placed.next()).isZero();
        assertThat(placed.node()).isEqualTo(refused.isEmpty() ? "node1" : "node2");
    }

    // findNodesThatFitPod: what the nominated node said is kept
    @Test
    void theNominatedNodeSaysForItselfWhyItWillNotDo() {
        Profile profile = profile(Says.all("Pre=node2"), Says.all("Fake~node1,node2"), 0);
        Unschedulable refused =
                (Unschedulable) decide(profile, nodes("node1 node2 node3"), nominated(pod("p"), "node1"));
        assertThat(refused.message())
                .isEqualTo("0/3 nodes are available: 1 node(s) didn't satisfy plugin(s) [Pre], 2 Nodes failed.");
        assertThat(refused.next()).isEqualTo(2);
    }

    // TestFindFitPredicateCallCounts
    @ParameterizedTest
    @CsvSource({"100, 1", "1, 2", "50, 2"})
    void whoeverIsNominatedIsTakenForThereByThoseThatAreNoMoreImportant(int priority, int asked) {
        AtomicInteger count = new AtomicInteger();
        Profile profile = profile(Vector.empty(), Vector.of(counting(count, "")), 0);
        Pod waiting = nominated(important(pod("nominated"), 50), "node1");
        assertThat(decide(profile, nodes("node1", waiting), important(pod("p"), priority)))
                .isInstanceOf(Placed.class);
        assertThat(count).hasValue(asked);
    }

    // TestSchedulerSchedulePod, the rows that count evaluated nodes
    @ParameterizedTest
    @CsvSource({"'', 1", "'Pre=node1,node2', 1"})
    void whereNothingIsPreferredTheFirstNodeIsEnough(String preFilters, int asked) {
        AtomicInteger count = new AtomicInteger();
        Profile profile = profile(Says.all(preFilters), Vector.of(counting(count, "")), 0);
        assertThat(((Placed) decide(profile, nodes("node1 node2 node3"), pod("p"))).next())
                .isEqualTo(asked);
        assertThat(count).hasValue(asked);
    }

    // TestFairEvaluationForNodes
    @Test
    void theNextSearchBeginsWhereTheLastOneEnded() {
        Store store = nodes(Vector.range(0, 500).mkString(" "));
        Scheduler scheduler = new Scheduler(profile(Vector.empty(), Vector.empty(), 30, weighted(EQUAL, 1)));
        int start = 0;
        for (int i = 0; i < 2 * (500 / 150 + 1); i++) {
            Placed placed = (Placed) scheduler.decide(store, pod("p"), Vector.empty(), start, Choice.first());
            assertThat(placed.board().nodes().size()).isEqualTo(150);
            assertThat(placed.next()).isEqualTo((i + 1) * 150 % 500);
            start = placed.next();
        }
    }

    // numFeasibleNodesToFind is asked of the nodes that are there
    @Test
    void ofTheNodesThatComeIntoQuestionSomeAreEnough() {
        String names = Vector.range(0, 150).mkString(",");
        Seq<FilterPlugin> pre =
                Says.all("Pre=" + names + Vector.range(1000, 2000).mkString(",", ",", ""));
        Store store = nodes(Vector.range(0, 200).mkString(" "));
        Placed placed = (Placed) decide(profile(pre, Vector.empty(), 0, weighted(EQUAL, 1)), store, pod("p"));
        assertThat(placed.board().nodes().size()).isEqualTo(100);
    }

    // TestNumFeasibleNodesToFind
    @ParameterizedTest
    @CsvSource({
        "0, 10, 10",
        "40, 10, 10",
        "0, 1000, 420",
        "40, 1000, 400",
        "0, 6000, 300",
        "40, 6000, 2400",
        "0, 99, 99",
        "0, 100, 100",
        "5, 1000, 100",
        "0, 5000, 500"
    })
    void someOfManyNodesAreEnough(int percentage, int nodes, int enough) {
        assertThat(profile(Vector.empty(), Vector.empty(), percentage, weighted(EQUAL, 1))
                        .nodesToFind(nodes))
                .isEqualTo(enough);
        assertThat(profile(Vector.empty(), Vector.empty(), percentage).nodesToFind(nodes))
                .isEqualTo(1);
    }

    /** Refuses nodes on which a pod is. */
    private static final FilterPlugin LONELY = new Says(
            "NoPodsFilter",
            cycle -> Filter.of(
                    node -> Status.of(cycle.pods(node.name()).isEmpty(), Status.unschedulable("Pods are there"))));

    // RunFilterPluginsWithNominatedPods
    @Test
    void roomIsKeptForWhoeverIsNominated() {
        Profile profile = profile(Vector.empty(), Vector.of(LONELY), 0);
        Store store = nodes("node1 node2", nominated(important(pod("nominated"), 50), "node1"));
        assertThat(((Placed) decide(profile, store, important(pod("p"), 100))).node())
                .isEqualTo("node1");
        assertThat(((Placed) decide(profile, store, important(pod("p"), 50))).node())
                .isEqualTo("node2");
        assertThat(((Placed) decide(profile, store, nominated(important(pod("nominated"), 50), "node1"))).node())
                .isEqualTo("node1");
        Evaluation evaluation = new Scheduler(profile).evaluate(store, pod("p"));
        assertThat(evaluation.nodes().map(NodeVerdict::toString))
                .containsExactly("node1: NoPodsFilter: unschedulable: Pods are there", "node2: fits");
        assertThat(evaluation.node("node2").get().isFeasible()).isTrue();
        assertThat(evaluation.node("node3")).isEmpty();
    }

    @Test
    void whoeverNeedsTheNominatedPodDoesNotCountOnIt() {
        FilterPlugin social = new Says(
                "PodsFilter",
                cycle -> Filter.of(node ->
                        Status.of(!cycle.pods(node.name()).isEmpty(), Status.unschedulable("Nobody is there"))));
        Store store = nodes("node1", nominated(pod("nominated"), "node1"));
        Profile profile = profile(Vector.empty(), Vector.of(social), 0);
        assertThat(decide(profile, store, pod("p"))).isInstanceOf(Unschedulable.class);
        assertThat(new Scheduler(profile).evaluate(store, pod("p")).feasible()).isEmpty();
    }

    @Test
    void lessImportantPodsThatAreNominatedAreDisplaced() {
        Store store = nodes(
                "node1 node2",
                nominated(important(pod("low"), 1), "node1"),
                nominated(important(pod("same"), 50), "node1"),
                nominated(important(pod("other"), 1), "node2"));
        Trial trial = new Trial(Cycle.of(important(pod("p"), 50), store), profile(Vector.empty(), Vector.empty(), 0));
        assertThat(trial.displaced(trial.cycle().node("node1").get()).map(Pod::name))
                .containsExactly("low");
    }

    @Test
    void aPodThatRunsIsAskedAboutAsIfItWereNotThere() {
        Pod bound = on("node1", pod("p"));
        Profile profile = profile(Vector.empty(), Vector.of(LONELY), 0);
        assertThat(new Scheduler(profile).evaluate(nodes("node1", bound), bound).feasible())
                .containsExactly("node1");
        Pod ended = bound.withStatus(bound.status().withPhase(Option.of(PodPhase.SUCCEEDED)));
        assertThat(new Scheduler(profile)
                        .evaluate(nodes("node1", ended, on("node1", pod("q"))), ended)
                        .feasible())
                .isEmpty();
    }

    @Test
    void aPluginThatHasNothingToSayIsNotOnTheBoard() {
        ScorePlugin silent = new ScorePlugin() {
            @Override
            public String name() {
                return "FakePreScoreAndScorePlugin";
            }

            @Override
            public Option<Scores> score(Cycle cycle, Nodes feasible) {
                return Option.none();
            }
        };
        Placed placed = (Placed)
                decide(profile(Vector.empty(), Vector.empty(), 0, weighted(silent, 1)), nodes("node1 node2"), pod("p"));
        assertThat(placed.board().plugins()).isEmpty();
        assertThat(placed.board().totals()).isEqualTo(Scores.same(2, 0));
    }
}
