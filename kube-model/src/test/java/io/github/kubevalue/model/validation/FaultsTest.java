package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FaultsTest {
    private static final FieldPath PATH = FieldPath.of("items");

    private static Seq<FieldError> odd(int item, FieldPath path) {
        return item % 2 == 0 ? Vector.empty() : Vector.of(path.invalid(item, "must be even"));
    }

    @Property
    void ofItemsThatStoodThereWithoutFaultsNoneIsMissedByNotLooking(
            @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> items,
            @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> before) {
        Vector<Integer> now = Vector.ofAll(items);
        Vector<Integer> even = Vector.ofAll(before).map(number -> 2 * number);

        assertThat(Faults.NONE.eachNew(now, even, PATH, FaultsTest::odd))
                .isEqualTo(Faults.NONE.each(now, PATH, FaultsTest::odd));
    }

    @Example
    void onlyWhatIsNewIsLookedAt() {
        AtomicInteger asked = new AtomicInteger();
        Faults.NONE.eachNew(Vector.of(0, 7, 4, 6, 8), Vector.of(0, 2, 4, 6, 8), PATH, (item, path) -> {
            asked.incrementAndGet();
            return odd(item, path);
        });

        assertThat(asked).hasValue(1);
    }
}
