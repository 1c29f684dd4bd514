package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.footprint.Footprints;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work, and what came of it so far, by what it depends on beside what is asked in it. Of those that are equal
 * there is one, in one search.
 */
final class Desk {
    private final Work work;
    private final int number;
    private final Map<Turn, Footprints<Outcome>> outcomes = new HashMap<>();
    private @Nullable Turn latest;
    private Footprints<Outcome> known = new Footprints<>();

    /** What a turn depends on. */
    private record Turn(Setting setting, Thought thought, int failures) {
        boolean isOf(Setting other, Thought another, int times) {
            return setting.equals(other) && thought.equals(another) && failures == times;
        }
    }

    /**
     * Returns a desk.
     *
     * @param work the work
     * @param number the number of the work where it is to be done and has not failed
     */
    Desk(Work work, int number) {
        this.work = work;
        this.number = number;
    }

    Work work() {
        return work;
    }

    int number() {
        return number;
    }

    /** Whether that controller does the work. */
    boolean isOf(String controller) {
        return work.controller().equals(controller);
    }

    /** Returns what came of the work in turns like that. */
    Footprints<Outcome> outcomes(Setting setting, Thought thought, int failures) {
        if (latest == null || !latest.isOf(setting, thought, failures)) {
            latest = new Turn(setting, thought, failures);
            known = outcomes.computeIfAbsent(latest, any -> new Footprints<>());
        }
        return known;
    }
}
