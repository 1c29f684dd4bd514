package io.github.kubevalue.model.controller.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerCondition;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** pkg/controller/replication/conversion.go: a ReplicationController reports what the ReplicaSet that it amounts to reports. */
class ReplicationTableTest {

    private static String controller(String conditions) {
        return """
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: rc, uid: rc-uid, generation: 7}
            spec:
              replicas: 2
              selector: {app: web}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
            status: {replicas: 5, conditions: [%s]}
            """.formatted(conditions);
    }

    private static ReplicationControllerStatus status(String conditions) {
        return Bench.of(new ReplicationManager(), controller(conditions))
                .then(ReplicationController.KIND, "rc")
                .get(ReplicationController.KIND, "rc")
                .status();
    }

    @Test
    void podsAreCountedAndTheGenerationIsObserved() {
        assertThat(status("").replicas()).isZero();
        assertThat(status("").observedGeneration()).isEqualTo(7);
    }

    @Test
    void conditionsStayAsTheyAre() {
        ReplicationControllerCondition bare =
                status("{type: ReplicaFailure, status: \"True\"}").conditions().head();
        assertThat(bare.reason()).isEqualTo(Option.none());
        assertThat(bare.message()).isEqualTo(Option.none());
        ReplicationControllerCondition said = status("{type: ReplicaFailure, status: \"True\", reason: R, message: m}")
                .conditions()
                .head();
        assertThat(said.reason()).contains("R");
        assertThat(said.message()).contains("m");
        assertThat(said.type()).hasToString("ReplicaFailure");
    }
}
