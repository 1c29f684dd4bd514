package io.github.kubevalue.model.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodReadinessGate;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FindingsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "pod-conditions.txt", delimiter = '|', quoteCharacter = '`')
    void containersDecideTheConditions(
            String condition,
            @Nullable String initial,
            @Nullable String regular,
            @Nullable String gates,
            @Nullable String others,
            @Nullable String states,
            String phase,
            String status,
            @Nullable String reason,
            @Nullable String message) {
        PodSpec spec = PodSpec.builder()
                .initContainers(words(initial).map(FindingsTest::container))
                .containers(words(regular).map(FindingsTest::container))
                .readinessGates(words(gates)
                        .map(gate ->
                                PodReadinessGate.builder().conditionType(gate).build()))
                .build();
        Seq<PodCondition> conditions = words(others)
                .map(word -> word.split("="))
                .map(parts -> PodCondition.of(parts[0], parts[1].equals("True")));
        Findings findings =
                new Findings(spec, words(states).map(FindingsTest::status), conditions, Option.of(new PodPhase(phase)));
        Finding found = switch (condition) {
            case "Ready" -> findings.ready(findings.containersReady());
            case "ContainersReady" -> findings.containersReady();
            default -> findings.initialized();
        };
        assertThat(found.holds()).isEqualTo(status.equals("True"));
        assertThat(found.reason()).isEqualTo(reason == null ? "" : reason);
        // the cases of Initialized do not look at messages
        assertThat(condition.equals("Initialized") || found.message().equals(message == null ? "" : message))
                .as(found.message())
                .isTrue();
    }

    private static Seq<String> words(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(" ")).filter(word -> !word.isEmpty());
    }

    private static Container container(String text) {
        String[] parts = text.split("/");
        return Container.builder()
                .name(parts[0])
                .restartPolicy(Option.when(parts.length > 1, RestartPolicy.ALWAYS))
                .build();
    }

    private static ContainerStatus status(String text) {
        String[] parts = text.split(":");
        ContainerStatus status = ContainerStatus.builder().name(parts[0]).build();
        return switch (parts[1]) {
            case "ready" -> status.withReady(true);
            case "started" -> status.withStarted(Option.of(true));
            case "unstarted" -> status.withStarted(Option.of(false));
            case "running" -> status.withState(Option.of(ContainerState.running(Instant.EPOCH)));
            case "terminated" ->
                status.withState(Option.of(ContainerState.terminated(
                        ContainerStateTerminated.builder().exitCode(0).build())));
            default -> status;
        };
    }
}
