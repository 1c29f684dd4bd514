package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;
import static io.github.kubevalue.model.controller.podautoscaler.Reported.WARM_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicaCalculatorTest {

    static Stream<Row> rows() {
        return Row.read("replica-calculator.txt").toJavaStream();
    }

    /** replica_calculator_test.go, all that name their cases by numbers of pods. */
    @ParameterizedTest
    @MethodSource("rows")
    void aMetricAsksForPods(Row row) {
        Either<Proposal.Failure, Proposal> answer = proposals(row).of(MetricWords.parse(row.get("metric")));
        if (row.has("error")) {
            assertThat(answer.getLeft().cause()).contains(row.get("error"));
            return;
        }
        assertThat(answer).isInstanceOf(Either.Right.class);
        assertThat(answer.get().replicas()).isEqualTo(row.number("replicas"));
        assertThat(usage(answer.get().status())).isEqualTo(row.get("usage"));
    }

    private static Proposals proposals(Row row) {
        int current = row.number("current");
        Seq<String> tolerances = row.words("tolerances");
        Reported reported = new Reported(row, Instant.EPOCH);
        ReplicaCalculator calculator = new ReplicaCalculator(
                reported.pods(Math.max(current, row.get("phase").length())),
                current,
                tolerances.isEmpty()
                        ? Tolerances.DEFAULT
                        : new Tolerances(Double.parseDouble(tolerances.get(0)), Double.parseDouble(tolerances.get(1))),
                WARM_UP,
                NOW);
        return new Proposals(reported, calculator, "test-namespace", current);
    }

    private static String usage(MetricStatus status) {
        MetricValueStatus current = status.resource()
                .map(each -> each.current())
                .orElse(() -> status.containerResource().map(each -> each.current()))
                .orElse(() -> status.pods().map(each -> each.current()))
                .orElse(() -> status.object().map(each -> each.current()))
                .orElse(() -> status.external().map(each -> each.current()))
                .get();
        Option<Quantity> value = current.averageValue().orElse(current.value());
        return current.averageUtilization().map(share -> share + "% ").getOrElse("")
                + value.map(Quantity::milliValue).getOrElse(0L);
    }
}
