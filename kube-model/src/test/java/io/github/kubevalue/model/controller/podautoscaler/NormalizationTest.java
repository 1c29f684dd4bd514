package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.podautoscaler.Normalization.Outcome;
import io.github.kubevalue.model.controller.podautoscaler.Recollection.Dated;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizationTest {

    static Stream<Row> scalingRules() {
        return Row.read("scaling-rules.txt").toJavaStream();
    }

    static Stream<Row> stabilization() {
        return Row.read("stabilization.txt").toJavaStream();
    }

    private static Recollection memory(Vector<Dated> recommended, Vector<Dated> ups, Vector<Dated> downs) {
        return new Recollection(NOW, Recollection.Horizon.NONE, recommended, ups, downs);
    }

    private static Vector<Dated> dated(String words) {
        return Vector.of(words.split(" ")).reject(String::isEmpty).map(NormalizationTest::one);
    }

    /** Reads {@code 7@61}: seven, 61 seconds ago. */
    private static Dated one(String words) {
        String[] parts = words.split("@");
        return new Dated(Integer.parseInt(parts[0]), NOW.minusSeconds(Long.parseLong(parts[1])));
    }

    @ParameterizedTest
    @MethodSource("scalingRules")
    void policiesBoundAChange(Row row) {
        Recollection memory = memory(Vector.empty(), dated(row.get("ups")), dated(row.get("downs")));
        Outcome outcome = new Normalization(
                        row.number("current"),
                        row.number("least"),
                        row.number("most"),
                        AutoscalerWorld.behavior(row.get("behavior")))
                .of(row.number("wanted"), memory, NOW);
        assertThat(outcome.replicas()).isEqualTo(row.number("replicas"));
        assertThat(outcome.limit().reason()).isEqualTo(row.get("limit"));
    }

    @ParameterizedTest
    @MethodSource("stabilization")
    void recentRecommendationsHoldAChangeBack(Row row) {
        Recollection memory = memory(dated(row.get("recommended")), Vector.empty(), Vector.empty());
        Normalization normalization = new Normalization(
                row.number("current"),
                0,
                1000,
                Option.when(row.has("behavior"), row.get("behavior")).flatMap(AutoscalerWorld::behavior));
        assertThat(normalization.of(row.number("wanted"), memory, NOW).replicas())
                .isEqualTo(row.number("replicas"));
        Recollection after = normalization.remembered(row.number("wanted"), memory, NOW);
        if (row.has("remembered")) {
            assertThat(after.recommendations().map(Dated::replicas).mkString(" "))
                    .isEqualTo(row.get("remembered"));
        }
    }

    /** horizontal_test.go, TestConvertDesiredReplicasWithRules; the last with twice as many, which upstream's test makes eight times. */
    @ParameterizedTest
    @CsvSource({
        "5, 7, 3, 8, 7, DesiredWithinRange",
        "3, 1, 2, 8, 2, TooFewReplicas",
        "1, 0, 0, 10, 0, DesiredWithinRange",
        "20, 1000, 1, 10, 10, TooManyReplicas",
        "3, 1000, 1, 2000, 6, ScaleUpLimit",
        "1, 1000, 1, 2000, 4, ScaleUpLimit"
    })
    void withoutBehaviorANumberAtMostDoubles(int current, int wanted, int least, int most, int replicas, String limit) {
        Outcome outcome =
                new Normalization(current, least, most, Option.none()).of(wanted, Recollection.until(NOW), NOW);
        assertThat(outcome.replicas()).isEqualTo(replicas);
        assertThat(outcome.limit().reason()).isEqualTo(limit);
        assertThat(outcome.isLimited()).isEqualTo(replicas != wanted);
    }

    /** horizontal_test.go, TestCalculateScaleUpLimitWithScalingRules and TestCalculateScaleDownLimitWithBehaviors. */
    @ParameterizedTest
    @CsvSource({"1, 9, 2", "5, 0, 3"})
    void theLeastOfThePoliciesCountsIfItIsToBeSelected(int current, int wanted, int replicas) {
        String rules =
                "{stabilizationWindowSeconds: 0, selectPolicy: Min, policies: [{type: Pods, value: 2, periodSeconds:"
                        + " 60}, {type: Percent, value: 50, periodSeconds: 60}]}";
        Normalization normalization = new Normalization(
                current, 0, 10, AutoscalerWorld.behavior("{scaleUp: " + rules + ", scaleDown: " + rules + "}"));
        assertThat(normalization.of(wanted, Recollection.until(NOW), NOW).replicas())
                .isEqualTo(replicas);
    }

    @ParameterizedTest
    @CsvSource({"5, 9", "5, 1"})
    void aDirectionThatIsDisabledIsNotTaken(int current, int wanted) {
        String rules = "{stabilizationWindowSeconds: 0, selectPolicy: Disabled, policies: [{type: Pods, value: 2,"
                + " periodSeconds: 60}]}";
        Normalization normalization = new Normalization(
                current, 0, 10, AutoscalerWorld.behavior("{scaleUp: " + rules + ", scaleDown: " + rules + "}"));
        assertThat(normalization.of(wanted, Recollection.until(NOW), NOW).replicas())
                .isEqualTo(current);
    }

    /** horizontal_test.go, TestStoreScaleEvents: what was done, how many pods that was in a minute, the longest period; then what is known. */
    @ParameterizedTest
    @CsvSource({
        "'', 0, 60, 5",
        "7@61, 0, 60, 5",
        "7@58, 7, 60, 7 5",
        "7@61 6@59, 6, 60, 5 6",
        "8@29 6@59 7@61 9@61, 14, 60, 8 6 7 5",
        "7@58 6@59, 13, 120, 7 6 5"
    })
    void changesAreRememberedInThePlaceOfOutdatedOnes(String before, int counted, int period, String after) {
        Instant minute = NOW.minusSeconds(60);
        Recollection up = memory(Vector.empty(), dated(before), Vector.empty());
        assertThat(up.addedAfter(minute)).isEqualTo(counted);
        assertThat(up.scaled(5, Duration.ofSeconds(period), NOW)
                        .ups()
                        .map(Dated::replicas)
                        .mkString(" "))
                .isEqualTo(after);
        Recollection down = memory(Vector.empty(), Vector.empty(), dated(before));
        assertThat(down.removedAfter(minute)).isEqualTo(counted);
        assertThat(down.scaled(-5, Duration.ofSeconds(period), NOW)
                        .downs()
                        .map(Dated::replicas)
                        .mkString(" "))
                .isEqualTo(after);
    }
}
