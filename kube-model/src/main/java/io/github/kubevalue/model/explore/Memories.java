package io.github.kubevalue.model.explore;

import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the controllers remember. */
final class Memories {
    private final Notes<Thought> all;
    private @Nullable Instant asked;
    private int number;

    Memories(Notes<Thought> all) {
        this.all = all;
    }

    Thought of(Desk desk) {
        return all.get(desk, Thought.NONE);
    }

    Memories with(Desk desk, Thought thought) {
        if (of(desk).equals(thought)) {
            return this;
        }
        return new Memories(thought.equals(Thought.NONE) ? all.without(desk::equals) : all.with(desk, thought));
    }

    Memories without(String controller) {
        return new Memories(all.without(desk -> desk.isOf(controller)));
    }

    boolean isSame(Memories other) {
        return all.isSame(other.all);
    }

    /** Returns the number that memories have which are equal at that time. */
    int number(Beside beside, Instant now) {
        if (!now.equals(asked)) {
            IntStream.Builder parts = IntStream.builder();
            all.forEach((desk, thought) -> parts.add(thought.number(beside, desk.work(), now)));
            number = beside.census().all(parts.build().toArray());
            asked = now;
        }
        return number;
    }
}
