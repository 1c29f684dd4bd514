package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    // pkg/controller/job/backoff_utils_test.go, TestGetRemainingBackoffTime, with 10 s at first and 10 min at most
    @ParameterizedTest(name = "{0} failures, the last {1} s ago: {2} s")
    @CsvSource({
        "1, 0, 10",
        "1, 1, 9",
        "1, 10, 0",
        "1, 11, 0",
        "3, 0, 40",
        "6, 0, 320",
        "7, 0, 600",
        "9, 0, 600",
        "40, 0, 600"
    })
    void theWaitDoublesUpToTenMinutes(int failures, int ago, int seconds) {
        assertThat(BackOff.left(failures, Rows.NOW.minusSeconds(ago), Rows.NOW).getOrElse(Duration.ZERO))
                .hasSeconds(seconds);
    }
}
