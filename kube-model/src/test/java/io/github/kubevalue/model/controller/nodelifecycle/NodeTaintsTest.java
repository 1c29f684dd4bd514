package io.github.kubevalue.model.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** node_lifecycle_controller_test.go: TestTaintsNodeByCondition, TestSwapUnreachableNotReadyTaints, TestReconcileNodeLabels. */
class NodeTaintsTest {

    private static String node(String taints, String conditions, String more) {
        return """
            apiVersion: v1
            kind: Node
            metadata: {name: node0, labels: {zone: z}}
            spec: {taints: [%s]%s}
            status: {conditions: [%s]}
            """.formatted(taints, more, conditions);
    }

    /** Another node, without which the cluster would be taken to be cut off. */
    private static final String READY =
            "{apiVersion: v1, kind: Node, metadata: {name: other}, status: {conditions: [{type: Ready, status: \"True\"}]}}";

    private static String condition(String words) {
        String[] parts = words.split("=");
        return "{type: %s, status: \"%s\"}".formatted(parts[0], parts[1]);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new NodeLifecycleController(), yaml).with(READY);
    }

    private static Seq<Taint> after(String yaml) {
        return bench(yaml)
                .then(Node.KIND, "node0")
                .get(Node.KIND, "node0")
                .spec()
                .taints();
    }

    private static String text(Seq<Taint> taints) {
        return taints.map(Taint::text)
                .map(text -> text.replace("node.kubernetes.io/", "").replace(":NoSchedule", ""))
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Ready=True,           ''
        Ready=False,          not-ready not-ready:NoExecute
        Ready=Unknown,        unreachable unreachable:NoExecute
        MemoryPressure=True,  memory-pressure
        MemoryPressure=False, ''
        DiskPressure=True,    disk-pressure
        DiskPressure=Unknown, ''
        PIDPressure=True,     pid-pressure
        NetworkUnavailable=True, network-unavailable
        KernelDeadlock=True,  ''
        """)
    void aConditionTaintsItsNode(String condition, String taints) {
        String ready = condition.startsWith("Ready") ? "" : condition("Ready=True") + ", ";
        assertThat(text(after(node("", ready + condition(condition), "")))).isEqualTo(taints);
    }

    @Test
    void aNodeThatIsCordonedIsTainted() {
        assertThat(text(after(node("", condition("Ready=True"), ", unschedulable: true"))))
                .isEqualTo("unschedulable");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        not-ready:NoExecute,       Ready=Unknown, unreachable unreachable:NoExecute
        unreachable:NoExecute,     Ready=False,   not-ready not-ready:NoExecute
        unreachable:NoExecute,     Ready=True,    ''
        memory-pressure:NoSchedule, Ready=True,   ''
        unschedulable:NoSchedule,  Ready=True,    ''
        memory-pressure:NoExecute, Ready=True,    memory-pressure:NoExecute
        not-ready:PreferNoSchedule, Ready=True,   not-ready:PreferNoSchedule
        mine:NoSchedule,           Ready=True,    mine
        not-ready:NoSchedule,      Ready=False,   not-ready not-ready:NoExecute
        """)
    void taintsThatNoConditionAsksForGo(String present, String condition, String taints) {
        String[] parts = present.split(":");
        String taint = "{key: node.kubernetes.io/%s, effect: %s}".formatted(parts[0], parts[1]);
        assertThat(text(after(node(taint, condition(condition), "")))).isEqualTo(taints);
    }

    @Test
    void aTaintSaysSinceWhen() {
        Instant earlier = Instant.parse("2025-12-31T00:00:00Z");
        String old = "{key: node.kubernetes.io/not-ready, effect: NoExecute, timeAdded: %s}".formatted(earlier);
        Seq<Option<Instant>> times =
                after(node(old, condition("Ready=False"), "")).map(Taint::timeAdded);
        assertThat(times).containsExactly(Option.of(earlier), Option.of(Bench.START));
    }

    @Test
    void aNodeThatNeverToldItsStateKeepsTheTaintsOfItsRegistration() {
        assertThat(text(after(node("{key: node.kubernetes.io/not-ready, effect: NoSchedule}", "", ""))))
                .isEqualTo("not-ready");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                                '{}'
        zone: a,                           '{zone=a}'
        kubernetes.io/os: linux,           '{beta.kubernetes.io/os=linux, kubernetes.io/os=linux}'
        kubernetes.io/arch: arm,           '{beta.kubernetes.io/arch=arm, kubernetes.io/arch=arm}'
        'kubernetes.io/os: linux, beta.kubernetes.io/os: windows', '{beta.kubernetes.io/os=linux, kubernetes.io/os=linux}'
        beta.kubernetes.io/os: windows,    '{beta.kubernetes.io/os=windows}'
        """)
    void olderLabelsFollowTheNewer(String labels, String expected) {
        Bench bench = bench("{apiVersion: v1, kind: Node, metadata: {name: node0, labels: {%s}}}".formatted(labels));
        Node after = bench.then(Node.KIND, "node0").get(Node.KIND, "node0");
        assertThat(after.metadata().labels().mkString("{", ", ", "}").replaceAll("\\(([^,]*), ([^)]*)\\)", "$1=$2"))
                .isEqualTo(expected);
    }

    @Test
    void idempotence() {
        Bench once = bench(node("", condition("Ready=Unknown"), ", unschedulable: true"))
                .then(Node.KIND, "node0");
        assertThat(once.after(Duration.ofSeconds(9)).plan(Node.KIND, "node0").isNone())
                .isTrue();
    }

    @Test
    void aNodeThatIsGoingIsLeftAlone() {
        String going = node("", condition("Ready=False"), "")
                .replace("{name: node0,", "{name: node0, deletionTimestamp: 2026-01-01T00:00:00Z,");
        assertThat(bench(going).plan(Node.KIND, "node0").steps()).isEmpty();
        assertThat(bench().plan(Node.KIND, "node0").steps()).isEmpty();
    }

    @Test
    void nodesAndNothingElseWake() {
        assertThat(bench().wakes(node("", "", ""), "{apiVersion: v1, kind: Namespace, metadata: {name: a}}")
                        .map(ResourceKey::toString))
                .containsExactly("node/node0");
    }
}
