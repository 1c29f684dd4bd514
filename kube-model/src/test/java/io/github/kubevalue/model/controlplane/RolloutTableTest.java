package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roll-outs step by step, as the deployment controller of Kubernetes takes them. */
class RolloutTableTest {

    static Stream<RolloutTable> tables() {
        return RolloutTable.all().toJavaStream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aRolloutTakesTheStepsOfTheDeploymentController(RolloutTable table) {
        assertThat(new RolloutScript(table).rows()).containsExactlyElementsOf(table.rows());
    }
}
