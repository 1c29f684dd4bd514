package io.github.kubevalue.model.controller.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.controller.Plan;
import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HorizontalControllerTest {

    static Stream<Row> rows() {
        return Row.read("horizontal.txt").toJavaStream();
    }

    /** horizontal_test.go, all whose cases are of one turn of one autoscaler that may not scale to nothing. */
    @ParameterizedTest
    @MethodSource("rows")
    void aTurnScalesAndTells(Row row) {
        Plan plan = AutoscalerWorld.plan(row);
        HorizontalPodAutoscalerStatus status = status(plan);
        boolean isRescaled = row.number("current") != row.number("desired");
        assertThat(status.desiredReplicas()).isEqualTo(row.number("desired"));
        assertThat(AutoscalerWorld.replicas(plan)).isEqualTo(Option.when(isRescaled, row.number("desired")));
        assertThat(status.conditions()
                        .map(each -> each.type() + " " + each.status() + " "
                                + each.reason().getOrElse(""))
                        .mkString(", "))
                .isEqualTo(row.get("conditions"));
        if (row.has("utilization")) {
            assertThat(status.currentMetrics()
                            .flatMap(metric -> metric.resource())
                            .head()
                            .current()
                            .averageUtilization())
                    .contains(row.number("utilization"));
        }
    }

    private static HorizontalPodAutoscalerStatus status(Plan plan) {
        Write.UpdateStatus last = (Write.UpdateStatus) plan.writes().last();
        return ((HorizontalPodAutoscaler) last.object()).status();
    }
}
