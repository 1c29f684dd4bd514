package io.github.kubevalue.model.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** node_lifecycle_controller_test.go: TestMonitorNodeHealthUpdateStatus, TestMonitorNodeHealthMarkPodsNotReady. */
class NodeHealthTest {
    private static final String READY = "{type: Ready, status: \"True\", reason: KubeletReady}";
    private static final String OTHERS =
            "{type: NetworkUnavailable, status: \"False\"}, {type: MemoryPressure, status: \"False\"}, {type: Odd,"
                    + " status: \"True\"}";

    private static String node(String annotation, String conditions) {
        return """
            apiVersion: v1
            kind: Node
            metadata: {name: node0, creationTimestamp: 2026-01-01T00:00:00Z%s}
            status: {conditions: [%s]}
            """.formatted(annotation, conditions);
    }

    private static String silent(String conditions) {
        return node(", annotations: {kubevalue.io/kubelet: stopped}", conditions);
    }

    private static String pod(String name, String node, String ready) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s}
            spec: {nodeName: %s, containers: [{name: c, image: i}]}
            status: {conditions: [{type: Ready, status: "%s"}]}
            """.formatted(name, node, ready);
    }

    /** The node, of whose kubelet nothing is heard from now on. */
    private static Bench bench(String... yaml) {
        Bench bench = Bench.of(new NodeLifecycleController(), yaml);
        return bench.remembering(bench.plan(Node.KIND, "node0").memory().getOrElse(Memory.NONE));
    }

    private static Bench after(int seconds, String... yaml) {
        return bench(yaml).after(Duration.ofSeconds(seconds)).then(Node.KIND, "node0");
    }

    private static Node node(Bench bench) {
        return bench.get(Node.KIND, "node0");
    }

    private static Seq<String> conditions(Bench bench) {
        return node(bench)
                .status()
                .conditions()
                .map(condition -> condition.type() + "=" + condition.status()
                        + condition.reason().map(reason -> " " + reason).getOrElse(""));
    }

    @Test
    void aKubeletThatIsHeardOfIsWell() {
        assertThat(bench(node("", READY)).plan(Node.KIND, "node0").isNone()).isTrue();
    }

    @Test
    void aSilentKubeletIsWaitedForFiftySeconds() {
        Bench bench = bench(silent(READY));
        assertThat(bench.plan(Node.KIND, "node0").requeueAfter()).contains(Duration.ofSeconds(50));
        Bench later = bench.after(Duration.ofSeconds(49));
        assertThat(later.plan(Node.KIND, "node0").requeueAfter()).contains(Duration.ofSeconds(1));
        assertThat(later.plan(Node.KIND, "node0").steps()).isEmpty();
    }

    @Test
    void thenItsConditionsAreUnknownButThoseThatKubeletsDoNotWrite() {
        Bench bench = after(50, silent(READY + ", " + OTHERS));
        assertThat(conditions(bench))
                .containsExactly(
                        "Ready=Unknown NodeStatusUnknown",
                        "NetworkUnavailable=False",
                        "MemoryPressure=Unknown NodeStatusUnknown",
                        "Odd=True",
                        "DiskPressure=Unknown NodeStatusNeverUpdated",
                        "PIDPressure=Unknown NodeStatusNeverUpdated");
        NodeCondition ready =
                node(bench).status().condition(NodeCondition.READY).get();
        assertThat(ready.message()).contains("Kubelet stopped posting node status.");
        assertThat(ready.lastTransitionTime()).contains(bench.now());
        NodeCondition disk =
                node(bench).status().condition(NodeCondition.DISK_PRESSURE).get();
        assertThat(disk.message()).contains("Kubelet never posted node status.");
        assertThat(disk.lastHeartbeatTime()).contains(Bench.START);
        assertThat(disk.lastTransitionTime()).contains(bench.now());
    }

    @Test
    void aKubeletThatNeverToldAnythingHasAMinuteFromTheCreationOfItsNode() {
        Bench bench = bench(silent("")).remembering(Memory.NONE).after(Duration.ofSeconds(59));
        assertThat(bench.plan(Node.KIND, "node0").requeueAfter()).contains(Duration.ofSeconds(1));
        assertThat(conditions(bench.after(Duration.ofSeconds(1)).then(Node.KIND, "node0")))
                .containsExactly(
                        "Ready=Unknown NodeStatusNeverUpdated",
                        "MemoryPressure=Unknown NodeStatusNeverUpdated",
                        "DiskPressure=Unknown NodeStatusNeverUpdated",
                        "PIDPressure=Unknown NodeStatusNeverUpdated");
    }

    @Test
    void ofOneThatToldItIsHeardWhenItIsFirstLookedAt() {
        Bench begun = bench(silent(READY)).remembering(Memory.NONE).after(Duration.ofHours(1));
        assertThat(begun.plan(Node.KIND, "node0").requeueAfter()).contains(Duration.ofSeconds(50));
    }

    @Test
    void whatIsUnknownIsSaidOnce() {
        String unknown = "{type: Ready, status: Unknown, lastTransitionTime: 2025-01-01T00:00:00Z}";
        Plan plan = after(50, silent(unknown + ", " + OTHERS)).plan(Node.KIND, "node0");
        assertThat(plan.writes()
                        .filter(write -> write.getClass().getSimpleName().equals("UpdateStatus")))
                .isEmpty();
    }

    @Test
    void podsOfALostNodeAreNotReady() {
        Bench bench = bench(
                        silent(READY), pod("a", "node0", "True"), pod("b", "node0", "False"), pod("c", "node1", "True"))
                .after(Duration.ofSeconds(51));
        Plan plan = bench.plan(Node.KIND, "node0");
        assertThat(Bench.said(plan)).containsExactly("UpdateStatus node/node0", "UpdateStatus pod/default/a");
        assertThat(Bench.told(plan))
                .containsExactly(
                        "Normal NodeNotReady Node node0 status is now: NodeNotReady",
                        "Warning NodeNotReady Node is not ready");
        PodCondition ready = bench.then(Node.KIND, "node0")
                .get(Pod.KIND, "a")
                .readyCondition()
                .get();
        assertThat(ready.status()).isEqualTo(ConditionStatus.FALSE);
        assertThat(ready.lastTransitionTime()).contains(bench.now());
    }

    @Test
    void podsOfANodeThatWasNotReadyAreLeftAsTheyAre() {
        Bench bench = bench(silent("{type: Ready, status: \"False\"}"), pod("a", "node0", "True"));
        Plan plan = bench.then(Node.KIND, "node0").after(Duration.ofSeconds(51)).plan(Node.KIND, "node0");
        assertThat(Bench.said(plan)).containsExactly("UpdateStatus node/node0");
        assertThat(plan.events()).isEmpty();
    }

    @Test
    void aNodeIsForgottenWhenItIsHeardOfAgainOrGone() {
        Bench bench = after(20, silent(READY));
        assertThat(bench.memory()).isEqualTo(new NodeHealth.Heard(Bench.START));
        assertThat(bench.with(node("", READY)).plan(Node.KIND, "node0").memory())
                .contains(Memory.NONE);
        assertThat(bench.without(Node.KIND, "node0").plan(Node.KIND, "node0").memory())
                .contains(Memory.NONE);
    }
}
