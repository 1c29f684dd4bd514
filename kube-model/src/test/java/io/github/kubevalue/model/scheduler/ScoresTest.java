package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {
    private static Scores scores(List<Long> points) {
        return Scores.of(points.size(), points::get);
    }

    private static Scores scores(String points) {
        return scores(Vector.of(points.split(" ")).map(Long::valueOf).asJava());
    }

    // pkg/scheduler/framework/plugins/helper/normalize_score_test.go, TestDefaultNormalizeScore
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4,       '[25, 50, 75, 100]',    '[75, 50, 25, 0]'",
        "1000 10 20 30, '[100, 1, 2, 3]',       '[0, 99, 98, 97]'",
        "1 1 1 1,       '[100, 100, 100, 100]', '[0, 0, 0, 0]'",
        "1000 1 1 1,    '[100, 0, 0, 0]',       '[0, 100, 100, 100]'",
        "0 1 1 1,       '[0, 100, 100, 100]',   '[100, 0, 0, 0]'",
        "0 0 0 0,       '[0, 0, 0, 0]',         '[100, 100, 100, 100]'"
    })
    void theHighestBecomesAHundred(String points, String stretched, String reversed) {
        assertThat(scores(points).stretched()).hasToString(stretched);
        assertThat(scores(points).reversed()).hasToString(reversed);
    }

    @Test
    void theBestAreCountedAndFoundByTheirNumber() {
        Scores scores = scores("3 7 5 7 1 7");
        assertThat(scores.countBest()).isEqualTo(3);
        assertThat(Vector.range(0, 3).map(scores::best)).containsExactly(1, 3, 5);
        assertThat(scores.size()).isEqualTo(6);
        assertThat(scores.get(2)).isEqualTo(5);
        assertThat(scores.all()).containsExactly(3L, 7L, 5L, 7L, 1L, 7L);
        assertThat(scores.max()).isEqualTo(7);
        assertThat(scores.min()).isEqualTo(1);
        assertThat(scores.minOf(points -> points > 3)).isEqualTo(5);
        assertThat(scores.minOf(points -> points > 7)).isZero();
        assertThat(Scores.same(0, 9).max()).isZero();
        assertThat(Scores.same(0, 9).min()).isZero();
    }

    @Test
    void scoresAreTheSameWhereAllPointsAre() {
        assertThat(scores("1 2")).isEqualTo(scores("1 2")).hasSameHashCodeAs(scores("1 2"));
        assertThat(scores("1 2"))
                .isNotEqualTo(scores("2 1"))
                .isNotEqualTo(scores("1 2 0"))
                .isNotEqualTo("[1, 2]");
        assertThat(scores("1 2").hashCode()).isNotEqualTo(scores("2 1").hashCode());
        assertThat(Scores.same(2, 4)).isEqualTo(scores("4 4"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void normalizationKeepsTheOrderAndTheBounds(
            @ForAll @Size(min = 2, max = 6) List<@LongRange(max = 5000) Long> points) {
        Scores before = scores(points);
        Scores after = before.stretched();
        assertThat(after.all()).allMatch(score -> 0 <= score && score <= ScorePlugin.MAX);
        for (int i = 1; i < before.size(); i++) {
            assertThat(Long.signum(after.get(i) - after.get(0)) * Long.signum(before.get(i) - before.get(0)))
                    .isNotNegative();
            assertThat(before.reversed().get(i)).isEqualTo(100 - after.get(i));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void weightsAddUp(
            @ForAll @Size(3) List<@LongRange(max = 100) Long> one,
            @ForAll @Size(3) List<@LongRange(max = 100) Long> other,
            @ForAll @IntRange(max = 9) int weight) {
        Scores sum = Scores.same(3, 0).plus(scores(one), 1);
        assertThat(sum).isEqualTo(scores(one));
        for (int i = 0; i < weight; i++) {
            sum = sum.plus(scores(other), 1);
        }
        assertThat(sum).isEqualTo(scores(one).plus(scores(other), weight));
        assertThat(sum.get(1)).isEqualTo(one.get(1) + weight * other.get(1));
    }
}
