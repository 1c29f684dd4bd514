package io.github.kubevalue.model.controller.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A roll is a map, which knows what differs. */
class RollLawsTest {

    /**
     * What becomes of a name.
     *
     * @param name the name
     * @param value its value; it leaves if that is negative
     */
    private record Entry(String name, int value) {}

    @Provide
    Arbitrary<Seq<Entry>> entries() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abc").ofMinLength(1).ofMaxLength(3);
        return Combinators.combine(names, Arbitraries.integers().between(-2, 3))
                .as(Entry::new)
                .list()
                .ofMaxSize(60)
                .map(Vector::ofAll);
    }

    /** Names, and values, of which many have the same hash code. */
    @Provide
    Arbitrary<String> alike() {
        return Arbitraries.of("Aa", "BB", "C#").list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
    }

    private static Roll<Integer> roll(Roll<Integer> start, Seq<Entry> entries) {
        return entries.foldLeft(
                start,
                (roll, entry) -> entry.value() < 0
                        ? roll.minus(Roll.of(entry.name(), 0))
                        : roll.plus(Roll.of(entry.name(), entry.value())));
    }

    private static TreeMap<String, Integer> map(TreeMap<String, Integer> start, Seq<Entry> entries) {
        return entries.foldLeft(
                start,
                (map, entry) -> entry.value() < 0 ? map.remove(entry.name()) : map.put(entry.name(), entry.value()));
    }

    @Property
    void isAMap(@ForAll("entries") Seq<Entry> entries) {
        Roll<Integer> roll = roll(Roll.empty(), entries);
        TreeMap<String, Integer> map = map(TreeMap.empty(), entries);
        assertThat(roll.values()).containsExactlyElementsOf(map.valuesIterator());
        assertThat(roll.size()).isEqualTo(map.size());
        assertThat(entries.map(Entry::name)).allMatch(name -> roll.get(name).equals(map.get(name)));
    }

    @Property
    void differences(@ForAll("entries") Seq<Entry> before, @ForAll("entries") Seq<Entry> more) {
        Roll<Integer> one = roll(Roll.empty(), before);
        TreeMap<String, Integer> oneMap = map(TreeMap.empty(), before);
        for (Roll<Integer> start : Vector.of(one, Roll.<Integer>empty())) {
            TreeMap<String, Integer> startMap = start.equals(one) ? oneMap : TreeMap.empty();
            Roll<Integer> other = roll(start, more);
            TreeMap<String, Integer> otherMap = map(startMap, more);
            Seq<String> expected = TreeSet.ofAll(oneMap.keySet().addAll(otherMap.keySet()))
                    .filter(name -> !oneMap.get(name).equals(otherMap.get(name)))
                    .toVector();
            assertThat(other.differences(one)).containsExactlyElementsOf(expected);
            assertThat(one.differences(other)).containsExactlyElementsOf(expected);
            assertThat(other.equals(one)).isEqualTo(expected.isEmpty());
        }
    }

    @Property
    void equalityWhateverTheOrder(@ForAll("entries") Seq<Entry> entries) {
        Seq<Entry> last = entries.reverse().distinctBy(Entry::name).filter(entry -> entry.value() >= 0);
        Roll<Integer> roll = roll(Roll.empty(), last);
        assertThat(roll(Roll.empty(), last.reverse())).isEqualTo(roll).hasSameHashCodeAs(roll);
        assertThat(roll(roll, entries)).isEqualTo(roll(Roll.empty(), entries));
        assertThat(roll.minus(roll)).isEqualTo(Roll.empty());
        assertThat(Roll.<Integer>empty().plus(roll)).isEqualTo(roll);
    }

    @Property
    void namesAndValuesThatHashAlike(
            @ForAll @Size(max = 30) Map<@From("alike") String, @From("alike") String> one,
            @ForAll @Size(max = 30) Map<@From("alike") String, @From("alike") String> other) {
        Roll<String> roll = roll(TreeMap.ofAll(one));
        TreeMap<String, String> next = TreeMap.ofAll(other);
        assertThat(roll(TreeMap.ofAll(one).toVector().reverse())).isEqualTo(roll);
        assertThat(roll.values()).containsExactlyElementsOf(TreeMap.ofAll(one).values());
        assertThat(roll.equals(roll(next))).isEqualTo(one.equals(other));
        assertThat(roll.plus(roll(next))).isEqualTo(roll(next.merge(TreeMap.ofAll(one))));
        assertThat(roll.minus(roll(next))).isEqualTo(roll(TreeMap.ofAll(one).removeAll(next.keySet())));
        assertThat(roll.differences(roll(next)))
                .containsExactlyElementsOf(TreeSet.ofAll(one.keySet())
                        .addAll(other.keySet())
                        .filter(name -> !Objects.equals(one.get(name), other.get(name))));
    }

    private static Roll<String> roll(Iterable<Tuple2<String, String>> entries) {
        Roll<String> roll = Roll.empty();
        for (Tuple2<String, String> entry : entries) {
            roll = roll.plus(Roll.of(entry._1(), entry._2()));
        }
        return roll;
    }

    /** A tree that leans would be as deep as it has names. */
    @Test
    void namesInOrderDoNotLean() {
        Roll<Integer> roll = Roll.empty();
        for (int i = 100_000; i < 200_000; i++) {
            roll = roll.plus(Roll.of("pod-" + i, i));
        }
        assertThat(roll.size()).isEqualTo(100_000);
        assertThat(roll.get("pod-100000")).contains(100_000);
        assertThat(roll.differences(roll.minus(Roll.of("pod-123456", 0)))).containsExactly("pod-123456");
    }
}
