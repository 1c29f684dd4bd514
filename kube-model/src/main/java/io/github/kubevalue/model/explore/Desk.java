package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.footprint.Footprints;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one piece of work so far, by what it depends on beside what is asked in it. */
final class Desk {
    private final Map<Turn, Footprints<Outcome>> outcomes = new HashMap<>();
    private @Nullable Turn latest;
    private Footprints<Outcome> known = new Footprints<>();

    /** What a turn depends on: of memories only which of those it is that were seen so far. */
    private record Turn(Instant now, int memory, int failures, Adversity adversity) {}

    /** Returns what came of the work in turns like that. */
    Footprints<Outcome> outcomes(Situation here, Work work, int memory) {
        Turn turn = new Turn(here.now(), memory, here.agenda().failures(work), here.adversity());
        if (!turn.equals(latest)) {
            known = outcomes.computeIfAbsent(turn, any -> new Footprints<>());
            latest = turn;
        }
        return known;
    }
}
