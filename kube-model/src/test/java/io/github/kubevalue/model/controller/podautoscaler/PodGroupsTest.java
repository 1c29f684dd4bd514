package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;
import static io.github.kubevalue.model.controller.podautoscaler.Reported.WARM_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodGroupsTest {

    private static Instant ago(String duration) {
        return NOW.minus(Duration.parse("PT" + duration));
    }

    private static Pod pod(String name, String phase, Option<String> start, Option<String> ready) {
        PodStatus status = PodStatus.builder()
                .phase(Option.of(new PodPhase(phase)))
                .startTime(start.map(PodGroupsTest::ago))
                .conditions(ready.toVector().map(PodGroupsTest::condition))
                .build();
        return Pod.builder()
                .metadata(ObjectMeta.named("default", name))
                .status(status)
                .build();
    }

    /** Reads {@code True 30S}: it has been ready for 30 seconds. */
    private static PodCondition condition(String words) {
        return PodCondition.builder()
                .type(PodCondition.READY)
                .status(new ConditionStatus(words.split(" ")[0]))
                .lastTransitionTime(Option.of(ago(words.split(" ")[1])))
                .build();
    }

    /** Reads {@code 0S 60S}: measured just now over a minute; or {@code long ago}. */
    private static PodMetric metric(String words) {
        return words.equals("long ago")
                ? new PodMetric(1, Instant.EPOCH, Duration.ZERO)
                : new PodMetric(1, ago(words.split(" ")[0]), Duration.parse("PT" + words.split(" ")[1]));
    }

    /** replica_calculator_test.go, TestGroupPods: a pod's start, since when it is ready, and when it was measured over what window. */
    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "memory, Succeeded, , , 0S 60S, ready",
                "cpu, Succeeded, 0S, , long ago, unready",
                "cpu, Succeeded, 1M, True 30S, 0S 30S, ready",
                "cpu, Succeeded, 1M, True 30S, 0S 60S, unready",
                "cpu, Succeeded, 10M, False 594S, long ago, unready",
                "cpu, Succeeded, 3M, True 3M, 2M 60S, ready",
                "cpu, Succeeded, 10M, False 9M, long ago, ready",
                "cpu, Succeeded, 10M, False 590S, long ago, ready",
                "cpu, Succeeded, 3M, , , missing",
                "cpu, Pending, , , , unready",
                "cpu, Failed, , , long ago, ignored"
            })
    void aPodCountsAsFarAsItsUseIsKnown(
            String resource, String phase, String start, String ready, String measured, String group) {
        Map<String, PodMetric> metrics = Option.of(measured)
                .map(words -> LinkedHashMap.of("pod", metric(words)))
                .getOrElse(LinkedHashMap.empty());
        Vector<Pod> pods = Vector.of(pod("pod", phase, Option.of(start), Option.of(ready)));
        assertThat(group(PodGroups.of(pods, metrics, resource, WARM_UP, NOW))).isEqualTo(group);
    }

    private static String group(PodGroups groups) {
        String known = groups.ready() == 1 ? "ready" : groups.metrics().isEmpty() ? "ignored" : "";
        String lacking = groups.missing().isEmpty() ? known : "missing";
        return groups.unready().isEmpty() ? lacking : "unready";
    }

    @Test
    void podsOfAllKindsAreToldApart() {
        Vector<Pod> pods = Vector.of(
                pod("lucretius", "Succeeded", Option.of("0S"), Option.none()),
                pod("niccolo", "Succeeded", Option.of("3M"), Option.of("True 3M")),
                pod("epicurus", "Succeeded", Option.of("3M"), Option.none()));
        PodMetric metric = metric("long ago");
        PodGroups groups =
                PodGroups.of(pods, LinkedHashMap.of("lucretius", metric, "niccolo", metric), "cpu", WARM_UP, NOW);
        assertThat(groups.ready()).isEqualTo(1);
        assertThat(groups.unready()).containsExactly("lucretius");
        assertThat(groups.missing()).containsExactly("epicurus");
        assertThat(groups.metrics().keySet()).containsExactly("niccolo");
    }

    @Test
    void podsOnTheirWayOutAreIgnored() {
        Pod pod = pod("deleted", "Pending", Option.none(), Option.none());
        Pod deleted = pod.withMetadata(pod.metadata().withDeletionTimestamp(Option.of(Instant.EPOCH)));
        PodGroups groups =
                PodGroups.of(Vector.of(deleted), LinkedHashMap.of("deleted", metric("long ago")), "cpu", WARM_UP, NOW);
        assertThat(groups).isEqualTo(new PodGroups(0, Vector.empty(), Vector.empty(), LinkedHashMap.empty()));
    }
}
