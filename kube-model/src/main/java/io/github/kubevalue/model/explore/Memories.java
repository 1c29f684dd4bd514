package io.github.kubevalue.model.explore;

import io.vavr.collection.Map;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the controllers remember. */
final class Memories {
    private final Map<Desk, Thought> all;
    private @Nullable Instant asked;
    private int number;

    Memories(Map<Desk, Thought> all) {
        this.all = all;
    }

    Thought of(Desk desk) {
        return all.isEmpty() ? Thought.NONE : all.getOrElse(desk, Thought.NONE);
    }

    Memories with(Desk desk, Thought thought) {
        if (of(desk).equals(thought)) {
            return this;
        }
        return new Memories(thought.equals(Thought.NONE) ? all.remove(desk) : all.put(desk, thought));
    }

    Memories without(String controller) {
        return new Memories(all.filterKeys(desk -> !desk.isOf(controller)));
    }

    boolean isSame(Memories other) {
        return all.equals(other.all);
    }

    /** Returns the number that memories have which are equal at that time. */
    int number(Beside beside, Instant now) {
        if (!now.equals(asked)) {
            number = beside.census().all(all.toVector().map(each -> each._2.number(beside, each._1.work(), now)));
            asked = now;
        }
        return number;
    }
}
