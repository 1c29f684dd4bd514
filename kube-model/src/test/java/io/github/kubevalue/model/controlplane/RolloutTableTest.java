package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roll-outs step by step, as the controllers of Kubernetes take them. */
class RolloutTableTest {

    static Stream<RolloutTable> deployments() {
        return RolloutTable.all("rollouts.txt").toJavaStream();
    }

    static Stream<RolloutTable> statefulSets() {
        return RolloutTable.all("statefulsets.txt").toJavaStream();
    }

    static Stream<RolloutTable> daemonSets() {
        return RolloutTable.all("daemonsets.txt").toJavaStream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deployments")
    void aRolloutTakesTheStepsOfTheDeploymentController(RolloutTable table) {
        assertThat(new RolloutScript(table).rows()).containsExactlyElementsOf(table.rows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statefulSets")
    void aStatefulSetTakesTheStepsOfItsController(RolloutTable table) {
        assertThat(new RolloutScript(table).rows()).containsExactlyElementsOf(table.rows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("daemonSets")
    void aDaemonSetTakesTheStepsOfItsController(RolloutTable table) {
        assertThat(new RolloutScript(table).rows()).containsExactlyElementsOf(table.rows());
    }
}
