package io.github.kubevalue.model.validation.pod;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.validation.FieldPath;
import org.junit.jupiter.api.Test;

class BehaviourRulesTest {
    private static String faults(Pod pod) {
        return BehaviourRules.faults(pod.metadata(), pod.spec(), FieldPath.of("metadata"))
                .mkString("; ");
    }

    @Test
    void anAnnotationThatCannotBeReadIsAFault() {
        assertThat(faults(annotated(pod("p"), "ready-after", "soon")))
                .isEqualTo("metadata.annotations[kubevalue.io/ready-after]: Invalid value: \"soon\": "
                        + "must be a duration such as 500ms, 30s or 1m30s");
        assertThat(faults(annotated(pod("p"), "ready-after", "5s"))).isEmpty();
        assertThat(faults(pod("p"))).isEmpty();
    }
}
