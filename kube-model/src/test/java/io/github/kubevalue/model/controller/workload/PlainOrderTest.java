package io.github.kubevalue.model.controller.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** controller_utils_test.go, TestSortingActivePods and TestSortingActivePodsWithRanks: the pod that goes first, then the other. */
class PlainOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private static Pod pod(String name, String words) {
        String created = words.contains("eternal")
                ? ""
                : ", creationTimestamp: 2026-01-01T0%s:00:00Z".formatted(hour(words, "made"));
        String ready = words.contains("unready")
                ? "{type: Ready, status: \"False\", lastTransitionTime: 2026-01-01T11:00:00Z}"
                : words.contains("undated")
                        ? "{type: Ready, status: \"True\"}"
                        : "{type: Ready, status: \"True\", lastTransitionTime: 2026-01-01T0%s:00:00Z}"
                                .formatted(hour(words, "ready"));
        return (Pod) Bench.objects(
                        "{apiVersion: v1, kind: Pod, metadata: {name: %s, uid: %s%s}, spec: {%sinitContainers: [{name: s, image: i%s}], containers: [{name: c, image: i}]}, status: {phase: %s, conditions: [%s], containerStatuses: [{name: c, restartCount: %s}], initContainerStatuses: [{name: s, restartCount: %s}]}}"
                                .formatted(
                                        name,
                                        name,
                                        created,
                                        words.contains("unassigned") ? "" : "nodeName: n1, ",
                                        words.contains("once") ? "" : ", restartPolicy: Always",
                                        words.contains("pending")
                                                ? "Pending"
                                                : words.contains("unknown") ? "Unknown" : "Running",
                                        ready,
                                        words.contains("restarted") ? "3" : "0",
                                        words.contains("sidecar") ? "2" : "0"))
                .head();
    }

    private static String hour(String words, String key) {
        int at = words.indexOf(key + "=");
        return at < 0 ? "1" : words.substring(at + key.length() + 1, at + key.length() + 2);
    }

    /** What the two are; whether ages of the same order are equal to ReplicaSets, which leaves it to the uid, so that b stays. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        unassigned          | ''               | false
        pending             | unknown          | false
        unknown             | ''               | false
        unready             | ''               | false
        ready=5             | ready=4          | true
        restarted           | ''               | false
        sidecar             | ''               | false
        restarted           | sidecar          | false
        made=5              | made=4           | true
        eternal             | made=4           | false
        undated made=5      | ready=4 made=4   | true
        unassigned ready=1  | ready=9 restarted | false
        """)
    void theFirstGoesFirst(String first, String second, boolean isAlikeToSets) {
        Pod goes = pod("b", first);
        Pod stays = pod("a", second);
        Seq<Pod> pods = Vector.of(stays, goes);
        assertThat(DeletionOrder.plain(pods)).containsExactly(goes, stays);
        assertThat(DeletionOrder.plain(pods.reverse())).containsExactly(goes, stays);
        assertThat(DeletionOrder.ranked(pods, Vector.empty(), NOW).head()).isEqualTo(isAlikeToSets ? stays : goes);
    }

    @ParameterizedTest
    @CsvSource({"sidecar once, ''", "undated, ready=4", "'', ''"})
    void whatDoesNotCountLeavesTheirOrder(String first, String second) {
        Seq<Pod> pods = Vector.of(pod("a", second), pod("b", first));
        assertThat(DeletionOrder.plain(pods)).isEqualTo(pods);
        assertThat(DeletionOrder.plain(pods.reverse())).isEqualTo(pods.reverse());
    }
}
