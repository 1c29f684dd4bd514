package io.github.kubevalue.model.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerRestartRule;
import io.github.kubevalue.model.core.ContainerRestartRuleAction;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodes;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodesOperator;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.kubelet.container.Restarts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PodPhasesTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{6}: {5}")
    @CsvFileSource(resources = "pod-phases.txt", delimiter = '|')
    void containersDecideThePhase(
            String policy,
            @Nullable String initial,
            @Nullable String regular,
            @Nullable String states,
            @Nullable String known,
            String phase,
            String name) {
        PodSpec spec = PodSpec.builder()
                .restartPolicy(new RestartPolicy(policy))
                .initContainers(words(initial).map(PodPhasesTest::container))
                .containers(words(regular).map(PodPhasesTest::container))
                .build();
        assertThat(new PodPhases(spec, words(states).map(PodPhasesTest::status))
                        .phase(words(known).contains("terminal"), words(known).contains("initialized"))
                        .toString())
                .as(name)
                .isEqualTo(phase);
    }

    private static Seq<String> words(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(" ")).filter(word -> !word.isEmpty());
    }

    private static Container container(String text) {
        String[] parts = text.split("/");
        Container container = Container.builder().name(parts[0]).build();
        Container policed =
                parts.length > 1 ? container.withRestartPolicy(Option.of(new RestartPolicy(parts[1]))) : container;
        return parts.length > 2
                ? policed.withRestartPolicyRules(Vector.of(restartsAllAfter(Integer.parseInt(parts[2]))))
                : policed;
    }

    private static ContainerRestartRule restartsAllAfter(int code) {
        return ContainerRestartRule.builder()
                .action(ContainerRestartRuleAction.RESTART_ALL_CONTAINERS)
                .exitCodes(ContainerRestartRuleOnExitCodes.builder()
                        .operator(ContainerRestartRuleOnExitCodesOperator.IN)
                        .addValue(code)
                        .build())
                .build();
    }

    private static ContainerStatus status(String text) {
        String name = text.substring(0, text.indexOf(':'));
        String state = text.substring(text.indexOf(':') + 1);
        ContainerStatus idle = ContainerStatus.builder()
                .name(name)
                .state(ContainerState.waiting(""))
                .build();
        return switch (state) {
            case "waiting" -> idle;
            case "running" -> idle.withState(Option.of(ContainerState.running(THEN)));
            case "started" ->
                idle.withState(Option.of(ContainerState.running(THEN))).withStarted(Option.of(true));
            case "restarting" -> idle.withLastState(ended(0, ""));
            case "crashing" -> idle.withLastState(ended(-1, ""));
            case "resetting" -> idle.withLastState(ended(137, Restarts.ALL_CONTAINERS));
            case "succeeded" -> idle.withState(ended(0, ""));
            case "failed" -> idle.withState(ended(-1, ""));
            default -> idle.withState(ended(Integer.parseInt(state), ""));
        };
    }

    private static Option<ContainerState> ended(int code, String reason) {
        return Option.of(ContainerState.terminated(
                ContainerStateTerminated.builder().exitCode(code).reason(reason).build()));
    }
}
