package io.github.kubevalue.model.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static ReplicaSet set(int minReadySeconds) {
        return ReplicaSet.builder()
                .metadata(ObjectMeta.named("demo", "foo"))
                .spec(ReplicaSetSpec.builder()
                        .replicas(2)
                        .minReadySeconds(minReadySeconds)
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("name", "foo", "type", "production")))
                                .build())
                        .build())
                .build();
    }

    private static Pod pod(String state) {
        Pod pod = Pod.builder()
                .metadata(ObjectMeta.named("demo", "pod").withLabels(TreeMap.of("name", "foo")))
                .build();
        Pod labelled = state.contains("labelled")
                ? pod.withMetadata(
                        pod.metadata().withLabels(pod.metadata().labels().put("type", "production")))
                : pod;
        String since = state.replaceAll("\\D", "");
        return state.contains("unready")
                ? labelled
                : labelled.withStatus(labelled.status()
                        .withCondition(PodCondition.builder()
                                .type(PodCondition.READY)
                                .status(ConditionStatus.TRUE)
                                .lastTransitionTime(NOW.minusSeconds(since.isEmpty() ? 0 : Long.parseLong(since)))
                                .build()));
    }

    private static Seq<Pod> pods(String states) {
        return states.isEmpty()
                ? Vector.empty()
                : Vector.of(states.split(";")).map(String::trim).map(StatusReportTest::pod);
    }

    private static ReplicaSetStatus status(ReplicaSet set, Seq<Pod> active, Seq<Pod> terminating) {
        return StatusReport.status(set, PodCounts.of(set, active, terminating, NOW));
    }

    // pkg/controller/replicaset/replica_set_utils_test.go, TestCalculateStatus
    @ParameterizedTest(name = "[{1}] with {0} s to be available and [{2}] on their way out")
    @CsvSource({
        "0, labelled, '', 1, 1, 1, 1, 0",
        "0, ready, '', 1, 0, 1, 1, 0",
        "0, labelled; labelled, '', 2, 2, 2, 2, 0",
        "0, ready; ready, '', 2, 0, 2, 2, 0",
        "0, ready; labelled, '', 2, 1, 2, 2, 0",
        "0, labelled unready, '', 1, 1, 0, 0, 0",
        "3600, labelled, '', 1, 1, 1, 0, 0",
        "3600, labelled 3600, '', 1, 1, 1, 1, 0",
        "3600, labelled 7200, '', 1, 1, 1, 1, 0",
        "0, labelled, labelled; labelled, 1, 1, 1, 1, 2"
    })
    void statusCountsThePods(
            int minReadySeconds,
            String active,
            String terminating,
            int replicas,
            int fullyLabeled,
            int ready,
            int available,
            int leaving) {
        assertThat(status(set(minReadySeconds), pods(active), pods(terminating)))
                .isEqualTo(ReplicaSetStatus.builder()
                        .replicas(replicas)
                        .fullyLabeledReplicas(fullyLabeled)
                        .readyReplicas(ready)
                        .availableReplicas(available)
                        .terminatingReplicas(leaving)
                        .build());
    }
}
