package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    // pkg/controller/job/backoff_utils_test.go, TestNewBackoffRecord, with a unit of 1 s
    @ParameterizedTest(name = "{0} before, ended well {1}, badly {2}: {3}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "0 |     ''    | 0          | 1 | 0",
                "0 |     ''    | 0 -1       | 2 | 0",
                "0 |     0     | -2 -1      | 0 | ''",
                "0 |     -2    | 0 -4 -3 -1 | 2 | 0",
                "2 |     ''    | 0          | 3 | 0",
                "0 |     0     | 0          | 0 | ''",
                "0 |     ''    | ''         | 0 | ''",
                "0 |     0     | ''         | 0 | ''",
                "2 |     ''    | ''         | 2 | ''",
                "2 |     0     | ''         | 0 | ''"
            })
    void failuresCountSinceTheLastSuccess(int before, String succeeded, String failed, int failures, String last) {
        assertThat(new BackOff(before, Option.none()).after(ended(succeeded), ended(failed)))
                .isEqualTo(new BackOff(
                        failures, times(last).map(Rows.NOW::plusSeconds).headOption()));
    }

    private static Seq<Pod> ended(String times) {
        return Rows.pods(times(times).map(time -> "p none Failed ended=" + time).mkString(";"));
    }

    private static Seq<Long> times(String text) {
        return Vector.of(text.split(" ")).reject(String::isEmpty).map(Long::valueOf);
    }

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
