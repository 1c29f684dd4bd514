package io.github.kubevalue.model.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * node_lifecycle_controller_test.go: TestMonitorNodeHealthEvictPodsWithDisruption, TestTryUpdateNodeHealth's neighbours. A node is said as
 * {@code name zone state}, with {@code tainted} if it has its taint and {@code excluded} if it does not count.
 */
class TaintQueueTest {

    private static String node(String words) {
        String[] parts = words.split(" ");
        String taint = words.contains("tainted")
                ? "{key: node.kubernetes.io/not-ready, effect: NoExecute, timeAdded: 2026-01-01T00:00:00Z}"
                : "";
        String excluded = words.contains("excluded") ? ", node.kubernetes.io/exclude-disruption: \"\"" : "";
        return """
            apiVersion: v1
            kind: Node
            metadata: {name: %s, labels: {topology.kubernetes.io/zone: %s%s}}
            spec: {taints: [%s]}
            status: {conditions: [{type: Ready, status: "%s", lastTransitionTime: 2025-12-31T00:00:00Z}]}
            """.formatted(parts[0], parts[1], excluded, taint, parts[2]);
    }

    private static Bench bench(String nodes) {
        return Bench.of(new NodeLifecycleController())
                .with(Vector.of(nodes.split("; ")).map(TaintQueueTest::node).toJavaArray(String[]::new));
    }

    private static String many(String name, int count, String words) {
        return Vector.range(0, count).map(number -> name + number + " " + words).mkString("; ");
    }

    /** {@code now}, {@code never} or after how many seconds the node is tainted so that its pods are evicted. */
    private static String when(Bench bench, String name) {
        Node after = bench.then(Node.KIND, name).get(Node.KIND, name);
        return Zone.taint(after).isDefined()
                ? "now"
                : bench.plan(Node.KIND, name)
                        .requeueAfter()
                        .map(time -> "" + time.toSeconds())
                        .getOrElse("never");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        n1 a False                                                | never
        n1 a Unknown; n2 a True                                   | now
        n1 a Unknown; n2 a False; n3 b Unknown                    | never
        n1 a Unknown; n2 a False; n3 b True                       | now
        n1 a False; n2 a False; n3 a True                         | now
        n1 a False; n2 a False; n3 a False; n4 a True             | never
        n1 a False; n2 a False; n3 a False; n4 a True; n5 a True; n6 a True | now
        n1 a False; n2 a False; n3 a False; n4 a True; n5 a True  | never
        n1 a False; n2 a True excluded                            | never
        n1 a False; n2 a False excluded; n3 a False excluded; n4 a True | now
        n1 a False; n2 a False tainted; n3 a True                 | 10
        n1 a False; n2 b False tainted; n3 a True                 | now
        n2 a False; n1 a False; n0 a False; n3 a True; n4 a True; n5 a True | now
        """)
    void aNodeIsTaintedUnlessTooManyAreNotReady(String nodes, String when) {
        assertThat(when(bench(nodes), nodes.startsWith("n2") ? "n0" : "n1")).isEqualTo(when);
    }

    @Test
    void nodesOfAZoneAreTaintedOneAfterTheOther() {
        Bench bench = bench("n1 a False; n2 a False; n3 a False; n4 b False; r0 a True; r1 a True; r2 a True");
        assertThat(Vector.of("n1", "n2", "n3", "n4").map(name -> when(bench, name)))
                .containsExactly("now", "10", "20", "now");
        Bench later = bench.then(Node.KIND, "n1").after(Duration.ofSeconds(10));
        assertThat(Vector.of("n2", "n3").map(name -> when(later, name))).containsExactly("now", "10");
    }

    @Test
    void aLargeZoneOfWhichMostIsNotReadyIsTaintedSlowly() {
        String large = many("n", 28, "a False") + "; " + many("r", 22, "a True");
        assertThat(when(bench(large), "n0")).isEqualTo("never");
        Bench larger = bench(large + "; n99 a False");
        assertThat(when(larger, "n0")).isEqualTo("now");
        assertThat(when(larger, "n1")).isEqualTo("100");
    }

    @Test
    void whereNoNodeIsReadyTheTaintsGo() {
        Bench lost = bench("n1 a False tainted; n2 b Unknown");
        assertThat(Zone.taint(lost.then(Node.KIND, "n1").get(Node.KIND, "n1"))).isEmpty();
    }

    private static Seq<String> woken(Bench bench, String node) {
        return bench.wakes(node(node)).map(ResourceKey::name).sorted();
    }

    @Test
    void whoWaitsIsWokenWhereItIsAnotherTimeNow() {
        Bench bench = bench("n1 a False; n2 b False tainted; n3 b False; r a True");
        assertThat(woken(bench, "r a False")).as("none is ready").containsExactly("n1", "n2", "n3", "r");
        assertThat(woken(bench, "n1 a True")).containsExactly("n1");
        assertThat(woken(bench("n1 a False; n2 a False; r a True"), "n1 a True"))
                .as("the other comes before its time")
                .containsExactly("n1", "n2");
        assertThat(woken(bench("n1 a False; n2 a False; n3 a False; m b False; r a True"), "s a True"))
                .as("the zone is partly disrupted still")
                .containsExactly("s");
        assertThat(woken(bench("n1 a False; n2 a False; n3 a False; m b False; r a True; s a True"), "t a True"))
                .as("it is not any more")
                .containsExactly("n1", "n2", "n3", "t");
    }
}
