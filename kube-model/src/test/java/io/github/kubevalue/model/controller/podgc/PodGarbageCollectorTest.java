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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gc_controller_test.go: TestGCOrphaned, TestGCUnscheduledTerminating. */
class PodGarbageCollectorTest {
    private static final String NODE = "{apiVersion: v1, kind: Node, metadata: {name: there}}";

    private static String pod(String node, String phase, boolean isGoing) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: a%s}, spec: {%scontainers: [{name: c, image: i}]}, status: {phase: %s}}"
                .formatted(
                        isGoing ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        node.isEmpty() ? "" : "nodeName: " + node + ", ",
                        phase);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new PodGarbageCollector(), NODE).with(yaml);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        there, Running,   false, ''
        there, Failed,    true,  ''
        gone,  Running,   false, UpdateStatus Delete
        gone,  Pending,   true,  UpdateStatus Delete
        gone,  Failed,    false, Delete
        gone,  Succeeded, true,  Delete
        '',    Pending,   false, ''
        '',    Pending,   true,  Delete
        '',    Failed,    true,  Delete
        """)
    void podsThatNoKubeletWillEndAreCollected(String node, String phase, boolean isGoing, String writes) {
        String pod = pod(node, phase, isGoing);
        Plan plan = bench(pod).plan(Pod.KIND, "a");
        assertThat(Bench.said(plan).map(text -> text.split(" ")[0]).mkString(" "))
                .isEqualTo(writes);
        assertThat(bench().wakes(pod).isEmpty()).as("wakes").isEqualTo(writes.isEmpty());
        if (writes.startsWith("Update")) {
            Pod failed = (Pod) ((Write.UpdateStatus) plan.writes().head()).object();
            PodCondition why =
                    failed.status().condition(PodCondition.DISRUPTION_TARGET).get();
            assertThat(failed.status().phase()).contains(PodPhase.FAILED);
            assertThat(why.reason()).contains("DeletionByPodGC");
            assertThat(why.message()).contains("PodGC: node no longer exists");
        }
    }

    @Test
    void theyAreDeletedAtOnce() {
        Write.Delete delete = (Write.Delete)
                bench(pod("gone", "Failed", false)).plan(Pod.KIND, "a").writes().last();
        assertThat(delete.options().gracePeriodSeconds()).contains(0L);
    }

    @Test
    void aNodeThatGoesWakesItsPods() {
        Bench bench = bench(pod("there", "Running", false));
        assertThat(bench.wakesWithout(Node.KIND, "there").map(ResourceKey::toString))
                .containsExactly("pod/default/a");
        assertThat(bench.wakes(NODE.replace("{name:", "{labels: {a: b}, name:")))
                .isEmpty();
        assertThat(bench.wakesWithout(Pod.KIND, "a")).isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .isEmpty();
    }
}
