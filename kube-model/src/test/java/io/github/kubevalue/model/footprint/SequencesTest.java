package io.github.kubevalue.model.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequencesTest {

    @Property
    void equalNumbersHaveOneNameAndOthersHaveOthers(
            @ForAll @Size(max = 40) List<@Size(max = 4) List<@IntRange(max = 3) Integer>> all) {
        Sequences sequences = new Sequences();
        Map<List<Integer>, Integer> expected = new HashMap<>();

        for (List<Integer> each : all) {
            int[] numbers = each.stream().mapToInt(Integer::intValue).toArray();
            assertThat(sequences.name(numbers, numbers.length)).isEqualTo(expected.getOrDefault(each, 0));
            if (!expected.containsKey(each)) {
                expected.put(new ArrayList<>(each), expected.size() + 1);
                sequences.put(numbers, numbers.length, expected.size());
            }
            assertThat(sequences.name(numbers, numbers.length)).isEqualTo(expected.get(each));
        }
    }

    @Test
    void namesOutliveGrowth() {
        Sequences sequences = new Sequences();
        for (int i = 1; i <= 5_000; i++) {
            sequences.put(new int[] {i, -i, 7}, i % 2 + 1, i);
        }

        for (int i = 1; i <= 5_000; i++) {
            assertThat(sequences.name(new int[] {i, -i}, i % 2 + 1)).isEqualTo(i);
            assertThat(sequences.name(new int[] {i, -i, 7}, 3)).isZero();
        }
    }
}
