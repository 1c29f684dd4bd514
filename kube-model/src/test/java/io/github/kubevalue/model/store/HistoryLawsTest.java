package io.github.kubevalue.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HistoryLawsTest {

    /** Some revisions make no change that is kept, and some make several. */
    @Property
    void theChangesSinceARevisionAreThoseOfLaterRevisions(
            @ForAll @Size(max = 40) List<@IntRange(max = 2) Integer> steps, @ForAll @IntRange(max = 90) int asked) {
        History history = Vector.ofAll(steps)
                .scanLeft(0, Integer::sum)
                .tail()
                .foldLeft(History.EMPTY, (all, revision) -> all.with(change(revision)));

        assertThat(history.since(asked)).isEqualTo(history.changes().filter(change -> change.revision() > asked));
        assertThat(history.until(asked).changes())
                .isEqualTo(history.changes().filter(change -> change.revision() <= asked));
    }

    private static Change change(long revision) {
        return new Change(revision, ConfigMap.KIND.key("demo", "web"), Option.none(), Option.none());
    }
}
