package io.github.kubevalue.net.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Parts<Character, String> NONE = Parts.by(text -> text.charAt(0));

    private record Edit(String part, Vector<String> values) {}

    @Provide
    Arbitrary<java.util.List<Edit>> edits() {
        Arbitrary<String> values = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 2))
                .as((key, version) -> key + version);
        return Combinators.combine(
                        Arbitraries.of("x", "y", "z"),
                        values.list().ofMaxSize(4).map(Vector::ofAll))
                .as(Edit::new)
                .list()
                .ofMaxSize(12);
    }

    /** What is there, said without keeping anything: the parts as they are now, and of each key the first place and the last value. */
    private static Vector<String> expected(java.util.List<Edit> edits) {
        Vector<Tuple2<Character, String>> all = List.ofAll(edits)
                .reverse()
                .distinctBy(Edit::part)
                .sortBy(Edit::part)
                .flatMap(Edit::values)
                .map(value -> Tuple.of(value.charAt(0), value))
                .toVector();
        return all.map(Tuple2::_1)
                .distinct()
                .map(key -> all.findLast(value -> value._1.equals(key)).get()._2);
    }

    @Property
    void changedPartByPartTheyAreWhatThePartsAreNow(@ForAll("edits") java.util.List<Edit> edits) {
        Parts<Character, String> parts = NONE;
        for (Edit edit : edits) {
            parts = parts.with(edit.part(), edit.values());
        }
        Vector<String> expected = expected(edits);
        assertThat(parts.values()).isEqualTo(expected);
        for (char key : "abcd".toCharArray()) {
            assertThat(parts.get(key)).isEqualTo(expected.find(value -> value.charAt(0) == key));
            assertThat(parts.contains(key)).isEqualTo(parts.get(key).isDefined());
        }
        assertThat(parts.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(parts.map(value -> value + "'").values()).isEqualTo(expected.map(value -> value + "'"));
    }

    @Test
    void howTheyArePartedDoesNotMatter() {
        Parts<Character, String> one = NONE.with("x", Vector.of("a0", "b0"));
        Parts<Character, String> two = NONE.with("y", Vector.of("b0")).with("x", Vector.of("a0"));
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString("a0, b0");
        assertThat(two.with("y", Vector.empty())).isNotEqualTo(one);
        assertThat(one).isNotEqualTo(one.values());
    }

    @Test
    void aValueOfTheSamePartAndKeyTakesThePlaceOfTheOther() {
        assertThat(Parts.<String>ofKeys()
                        .plus("", "b")
                        .plus("", "a")
                        .plus("", "b")
                        .values())
                .containsExactly("b", "a");
        assertThat(NONE.plus("", "b0").plus("", "a0").plus("", "b1").values()).containsExactly("b1", "a0");
    }
}
