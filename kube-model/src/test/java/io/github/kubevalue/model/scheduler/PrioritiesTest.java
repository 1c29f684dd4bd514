package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrioritiesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Pod pod(int priority, int started) {
        Pod pod = Objects.pod("p" + priority + "-" + started);
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)))
                .withStatus(pod.status().withStartTime(Option.of(START.plusSeconds(started))));
    }

    // pkg/scheduler/util/utils_test.go, TestMoreImportantPod
    @ParameterizedTest
    @CsvSource({"1, 0, 2, 1, 1", "2, 1, 2, 0, 1", "2, 0, 1, 0, -1", "2, 0, 2, 0, 0", "-1, 0, 0, 5, 1"})
    void whoeverIsMoreImportantIsFirst(int priority, int started, int other, int otherStarted, int sign) {
        assertThat(Integer.signum(Priorities.IMPORTANCE.compare(pod(priority, started), pod(other, otherStarted))))
                .isEqualTo(sign);
    }

    @Test
    void aPodWithoutPriorityOrStartIsOfNoneAndTheYoungest() {
        assertThat(Priorities.of(Objects.pod("p"))).isZero();
        assertThat(Priorities.of(pod(7, 0))).isEqualTo(7);
        assertThat(Priorities.started(Objects.pod("p"))).isEqualTo(Instant.MAX);
        assertThat(Priorities.started(pod(0, 9))).isEqualTo(START.plusSeconds(9));
        assertThat(Vector.of(Objects.pod("p"), pod(0, 100), pod(0, 9), pod(1, 200))
                        .sorted(Priorities.IMPORTANCE)
                        .map(Pod::name))
                .containsExactly("p1-200", "p0-9", "p0-100", "p");
    }
}
