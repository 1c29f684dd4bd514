package io.github.kubevalue.model.controller.podgc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ResourceKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gc_controller_test.go: TestGCOrphaned, TestGCUnscheduledTerminating, TestGCTerminating. */
class PodGarbageCollectorTest {
    private static final String NODE = "{apiVersion: v1, kind: Node, metadata: {name: there}}";

    private static String pod(String node, String phase, boolean isGoing) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: a%s}, spec: {%scontainers: [{name: c, image: i}]}, status: {phase: %s}}"
                .formatted(
                        isGoing ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        node.isEmpty() ? "" : "nodeName: " + node + ", ",
                        phase);
    }

    private static String node(String name, String ready, String taint) {
        return "{apiVersion: v1, kind: Node, metadata: {name: %s}, spec: {taints: [{key: %s, effect: NoExecute}]}, status: {conditions: [{type: Ready, status: \"%s\"}]}}"
                .formatted(name, taint, ready);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(
                        new PodGarbageCollector(),
                        NODE,
                        node("well", "True", "node.kubernetes.io/out-of-service"),
                        node("silent", "Unknown", "node.kubernetes.io/unreachable"),
                        node("out", "Unknown", "node.kubernetes.io/out-of-service"))
                .with(yaml);
    }

    private static String words(Plan plan) {
        return Bench.said(plan).map(text -> text.split(" ")[0]).mkString(" ");
    }

    // with TestGCTerminating: pods on a node that is out of service
    @ParameterizedTest
    @CsvSource(textBlock = """
        there,  Running,   false, ''
        there,  Failed,    true,  ''
        '',     Pending,   false, ''
        '',     Pending,   true,  UpdateStatus Delete
        '',     Failed,    true,  Delete
        well,   Running,   true,  ''
        silent, Running,   true,  ''
        out,    Running,   false, ''
        out,    Running,   true,  UpdateStatus Delete
        out,    Succeeded, true,  Delete
        """)
    void podsThatNoKubeletWillEndAreCollected(String node, String phase, boolean isGoing, String writes) {
        String pod = pod(node, phase, isGoing);
        Plan plan = bench(pod).plan(Pod.KIND, "a");
        assertThat(words(plan)).isEqualTo(writes);
        assertThat(bench().wakes(pod).isEmpty()).as("wakes").isEqualTo(writes.isEmpty());
        if (writes.startsWith("Update")) {
            Pod failed = (Pod) ((Write.UpdateStatus) plan.writes().head()).object();
            assertThat(failed.status().phase()).contains(PodPhase.FAILED);
            assertThat(failed.condition(PodCondition.DISRUPTION_TARGET)).isEmpty();
        }
    }

    // TestGCOrphaned
    @ParameterizedTest
    @CsvSource(textBlock = """
        Running,   false, UpdateStatus Delete
        Pending,   true,  UpdateStatus Delete
        Failed,    false, Delete
        Succeeded, true,  Delete
        """)
    void podsOfANodeThatHasBeenMissedForLongAreCollected(String phase, boolean isGoing, String writes) {
        Bench found = bench(pod("gone", phase, isGoing)).then(Pod.KIND, "a");
        assertThat(words(found.after(Duration.ofSeconds(39)).plan(Pod.KIND, "a")))
                .isEmpty();
        Plan plan = found.after(Duration.ofSeconds(40)).plan(Pod.KIND, "a");
        assertThat(words(plan)).isEqualTo(writes);
        assertThat(((Write.Delete) plan.writes().last()).options().gracePeriodSeconds())
                .contains(0L);
        if (writes.startsWith("Update")) {
            PodCondition why = ((Pod) ((Write.UpdateStatus) plan.writes().head()).object())
                    .condition(PodCondition.DISRUPTION_TARGET)
                    .get();
            assertThat(why.reason()).contains("DeletionByPodGC");
            assertThat(why.message()).contains("PodGC: node no longer exists");
        }
        Bench back = found.with(NODE.replace("there", "gone")).after(Duration.ofSeconds(40));
        assertThat(back.then(Pod.KIND, "a")
                        .without(Node.KIND, "gone")
                        .plan(Pod.KIND, "a")
                        .requeueAfter())
                .as("a node that shows up")
                .contains(Duration.ofSeconds(40));
    }

    @Test
    void itLooksAroundEveryTwentySeconds() {
        Bench later = bench(pod("", "Pending", true)).after(Duration.ofMillis(13_100));
        assertThat(words(later.plan(Pod.KIND, "a"))).isEmpty();
        assertThat(later.plan(Pod.KIND, "a").requeueAfter()).contains(Duration.ofMillis(6_900));
    }

    @Test
    void aNodeThatGoesWakesItsPods() {
        Bench bench = bench(pod("there", "Running", false));
        assertThat(bench.wakesWithout(Node.KIND, "there").map(ResourceKey::toString))
                .containsExactly("pod/default/a");
        assertThat(bench.wakes(NODE.replace("{name:", "{labels: {a: b}, name:")))
                .isEmpty();
        assertThat(bench.wakes(node("there", "Unknown", "node.kubernetes.io/out-of-service")))
                .hasSize(1);
        assertThat(bench.wakesWithout(Pod.KIND, "a")).isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .isEmpty();
    }
}
