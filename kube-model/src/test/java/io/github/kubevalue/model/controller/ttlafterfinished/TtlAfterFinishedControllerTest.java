package io.github.kubevalue.model.controller.ttlafterfinished;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.ResourceKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ttlafterfinished_controller_test.go, TestTimeLeft. */
class TtlAfterFinishedControllerTest {

    private static String job(String meta, String ttl, String condition) {
        return "{apiVersion: batch/v1, kind: Job, metadata: {name: j%s}, spec: {%s}, status: {conditions: [%s]}}"
                .formatted(
                        meta,
                        ttl.isEmpty() ? "" : "ttlSecondsAfterFinished: " + ttl,
                        condition.isEmpty()
                                ? ""
                                : "{type: %s, status: \"True\", lastTransitionTime: 2026-01-01T00:00:00Z}"
                                        .formatted(condition));
    }

    private static Plan plan(String job, int seconds) {
        return Bench.of(new TtlAfterFinishedController(), job)
                .after(Duration.ofSeconds(seconds))
                .plan(Job.KIND, "j");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        Job unfinished,                  10, '',        20, stays
        Job finished now with 0s TTL,    0,  Complete,  0,  goes
        Job finished now with 10s TTL,   10, Complete,  0,  10
        Job finished 10s ago with 15s,   15, Failed,    10, 5
        Job finished 10s ago with 10s,   10, Failed,    10, goes
        Job finished without a TTL,      '', Complete,  10, stays
        Job that is suspended,           10, Suspended, 20, stays
        """)
    void aJobGoesSomeTimeAfterItsEnd(String name, String ttl, String condition, int seconds, String fate) {
        Plan plan = plan(job("", ttl, condition), seconds);
        String found = plan.requeueAfter()
                .map(left -> "" + left.toSeconds())
                .getOrElse(() -> plan.steps().isEmpty() ? "stays" : "goes");
        assertThat(found).isEqualTo(fate);
    }

    @Test
    void itsPodsGoFirst() {
        Write.Delete delete =
                (Write.Delete) plan(job("", "0", "Complete"), 0).writes().head();
        assertThat(delete.options().propagation()).contains(Propagation.FOREGROUND);
    }

    @Test
    void aJobThatGoesAlreadyIsLeft() {
        assertThat(plan(job(", deletionTimestamp: 2026-01-01T00:00:00Z", "0", "Complete"), 9)
                        .isNone())
                .isTrue();
    }

    @Test
    void jobsWake() {
        assertThat(Bench.of(new TtlAfterFinishedController())
                        .wakes(job("", "", ""), "{apiVersion: v1, kind: Pod, metadata: {name: j}}")
                        .map(ResourceKey::toString))
                .containsExactly("job/default/j");
    }
}
