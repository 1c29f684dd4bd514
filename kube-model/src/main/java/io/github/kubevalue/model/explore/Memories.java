package io.github.kubevalue.model.explore;

import java.time.Instant;
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
        Notes<Thought> left = all.without(desk -> desk.isOf(controller));
        return left.size() == all.size() ? this : new Memories(left);
    }

    boolean isSame(Memories other) {
        return all.isSame(other.all);
    }

    /** Returns the number that memories have which are equal at that time. */
    int number(Beside beside, Instant now) {
        if (!now.equals(asked)) {
            int[] parts = new int[all.size()];
            for (int place = 0; place < parts.length; place++) {
                parts[place] = all.value(place).number(beside, all.desk(place).work(), now);
            }
            number = beside.census().all(parts);
            asked = now;
        }
        return number;
    }
}
