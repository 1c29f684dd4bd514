package io.github.kubevalue.model.controller.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeletionOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    /** A pod on node n1 that has been ready for an hour. */
    private static Pod pod(String name) {
        Pod pod = Pod.named("demo", name);
        return ready(
                        pod.withMetadata(pod.metadata()
                                .withUid(Option.of(name))
                                .withCreationTimestamp(Option.of(NOW.minusSeconds(7200)))),
                        3600)
                .withSpec(pod.spec().withNodeName("n1"));
    }

    private static Pod ready(Pod pod, long secondsAgo) {
        return pod.withStatus(pod.status()
                .withPhase(PodPhase.RUNNING)
                .withCondition(PodCondition.builder()
                        .type(PodCondition.READY)
                        .status(ConditionStatus.TRUE)
                        .lastTransitionTime(NOW.minusSeconds(secondsAgo))
                        .build()));
    }

    private static Pod unready(Pod pod) {
        return pod.withStatus(pod.status().withConditions(Vector.empty()));
    }

    private static Pod cost(Pod pod, String cost) {
        return pod.withMetadata(
                pod.metadata().withAnnotations(TreeMap.of("controller.kubernetes.io/pod-deletion-cost", cost)));
    }

    private static Pod restarted(Pod pod, int times) {
        return pod.withStatus(pod.status()
                .withContainerStatuses(Vector.of(ContainerStatus.builder()
                        .name("web")
                        .restartCount(times)
                        .build())));
    }

    private static Pod created(Pod pod, long secondsAgo) {
        return pod.withMetadata(pod.metadata().withCreationTimestamp(Option.of(NOW.minusSeconds(secondsAgo))));
    }

    private static Arguments row(String rule, UnaryOperator<Pod> first) {
        return Arguments.of(rule, first);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                row("not assigned", pod -> pod.withSpec(pod.spec().withNodeName(Option.none()))),
                row("pending", pod -> pod.withStatus(pod.status().withPhase(PodPhase.PENDING))),
                row("not ready", DeletionOrderTest::unready),
                row("cheaper", pod -> cost(pod, "-5")),
                row("recently ready", pod -> ready(pod, 60)),
                row("restarted more", pod -> restarted(pod, 3)),
                row("younger", pod -> created(pod, 3700)));
    }

    @ParameterizedTest(name = "the pod that is {0} goes first")
    @MethodSource("rules")
    void oneDifferenceDecides(String rule, UnaryOperator<Pod> difference) {
        Pod other = pod("a");
        Pod first = difference.apply(pod("b"));
        Seq<Pod> pods = Vector.of(other, first);
        assertThat(DeletionOrder.ranked(pods, pods, NOW)).as(rule).containsExactly(first, other);
    }

    @Test
    void podOnTheMoreCrowdedNodeGoesFirst() {
        Pod alone = pod("a");
        Pod crowded = pod("b").withSpec(pod("b").spec().withNodeName("n2"));
        Pod neighbour = pod("c").withSpec(pod("c").spec().withNodeName("n2"));
        assertThat(DeletionOrder.ranked(Vector.of(alone, crowded), Vector.of(alone, crowded, neighbour), NOW))
                .containsExactly(crowded, alone);
    }

    @Test
    void agesOfOneOrderOfMagnitudeAreEqualAndTheSmallerUidGoes() {
        Pod older = ready(pod("a"), 3000);
        Pod younger = ready(pod("b"), 2900);
        assertThat(DeletionOrder.ranked(Vector.of(younger, older), Vector.empty(), NOW))
                .containsExactly(older, younger);
    }

    @Test
    void invalidCostCountsAsNone() {
        Pod invalid = cost(pod("a"), "cheap");
        Pod dear = cost(pod("b"), "1");
        assertThat(DeletionOrder.ranked(Vector.of(dear, invalid), Vector.empty(), NOW))
                .containsExactly(invalid, dear);
    }

    @Test
    void jobsIgnoreTheCost() {
        Pod cheapButOld = cost(created(ready(pod("a"), 5000), 9000), "-5");
        Pod young = ready(pod("b"), 60);
        assertThat(DeletionOrder.plain(Vector.of(cheapButOld, young))).containsExactly(young, cheapButOld);
    }
}
