package io.github.kubevalue.model.nodetable;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PerNodeTest {
    @Provide
    Arbitrary<PerNode> numbers() {
        return Arbitraries.integers().between(0, 1999).list().ofMaxSize(12).map(PerNodeTest::of);
    }

    /** Numbers of nodes in the slots 0 to 49, some of which come to 0 again. */
    private static PerNode of(List<Integer> changes) {
        return Vector.ofAll(changes)
                .foldLeft(PerNode.NONE, (all, change) -> all.plus(change % 50, change / 50 % 5 - 2));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void associativity(@ForAll("numbers") PerNode a, @ForAll("numbers") PerNode b, @ForAll("numbers") PerNode c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void commutativity(@ForAll("numbers") PerNode a, @ForAll("numbers") PerNode b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void identity(@ForAll("numbers") PerNode a) {
        assertThat(a.plus(PerNode.NONE)).isEqualTo(a);
        assertThat(PerNode.NONE.plus(a)).isEqualTo(a);
        assertThat(a.minus(PerNode.NONE)).isEqualTo(a);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void inverse(@ForAll("numbers") PerNode a, @ForAll("numbers") PerNode b) {
        assertThat(a.plus(b).minus(b)).isEqualTo(a).hasToString(a.toString());
        assertThat(a.minus(a)).isEqualTo(PerNode.NONE).hasSameHashCodeAs(PerNode.NONE);
        assertThat(a.minus(a).isEmpty()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void numbersAreThoseThatWereAdded(@ForAll @Size(max = 30) List<@IntRange(max = 1999) Integer> changes) {
        PerNode numbers = of(changes);
        TreeMap<Integer, Long> expected = new TreeMap<>();
        changes.forEach(change -> expected.merge(change % 50, change / 50 % 5 - 2L, Long::sum));
        expected.values().removeIf(number -> number == 0);

        TreeMap<Integer, Long> visited = new TreeMap<>();
        numbers.forEach(visited::put);
        assertThat(visited).isEqualTo(expected);
        assertThat(numbers.size()).isEqualTo(expected.size());
        assertThat(numbers.isEmpty()).isEqualTo(expected.isEmpty());
        for (int slot = 0; slot < 99; slot++) {
            assertThat(numbers.get(slot)).isEqualTo(expected.getOrDefault(slot, 0L));
        }
        assertThat(PerNode.of(50, all -> expected.forEach((slot, number) -> all[slot] = number)))
                .isEqualTo(numbers);
    }

    @Test
    void numbersAreAddedTakenAwayAndPickedOut() {
        PerNode some = PerNode.NONE.plus(1, 2).plus(40, 3).plus(1, 0);
        PerNode others = PerNode.NONE.plus(1, 5).plus(17, -1);
        assertThat(some.plus(others)).hasToString("{1=7, 17=-1, 40=3}");
        assertThat(others.minus(some)).hasToString("{1=3, 17=-1, 40=-3}");
        assertThat(some.minus(some)).isEqualTo(PerNode.NONE).hasSameHashCodeAs(PerNode.NONE);
        assertThat(some.plus(1, -2)).hasToString("{40=3}").isNotEqualTo(some);
        assertThat(some.plus(PerNode.NONE)).isSameAs(some);
        assertThat(PerNode.NONE.plus(some)).isSameAs(some);
        assertThat(some.minus(PerNode.NONE)).isSameAs(some);
        assertThat(some.filter(slot -> slot > 1)).isEqualTo(PerNode.NONE.plus(40, 3));
        assertThat(PerNode.of(50, numbers -> numbers[40] = 3)).isEqualTo(PerNode.NONE.plus(40, 3));
        assertThat(some.hashCode()).isNotEqualTo(others.hashCode());
        assertThat(Vector.of(0, 1, 40, 41, 999).map(some::get)).containsExactly(0L, 2L, 3L, 0L, 0L);
        assertThat(some.plus(others).size()).isEqualTo(3);
        assertThat(PerNode.NONE.isEmpty()).isTrue();
        assertThat(some.isEmpty()).isFalse();
    }

    @Test
    void numbersOfNodesThatHaveOneAreShown() {
        assertThat(PerNode.NONE.plus(17, 1).plus(0, 2)).hasToString("{0=2, 17=1}");
        assertThat(PerNode.NONE.plus(1, 1))
                .isNotEqualTo(PerNode.NONE.plus(1, 2))
                .isNotEqualTo(PerNode.NONE.plus(2, 1));
    }
}
