package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Memory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a controller remembers of a key. Of those that are equal there is one, in one search. */
final class Thought {
    static final Thought NONE = new Thought(Memory.NONE);

    private final Memory memory;
    private @Nullable Work work;
    private @Nullable Instant asked;
    private int number;

    Thought(Memory memory) {
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    /** Returns the number that memories of a work have which are equal at that time. */
    int number(Beside beside, Work of, Instant now) {
        if (!of.equals(work) || !now.equals(asked)) {
            number = beside.memory(of, memory, now);
            work = of;
            asked = now;
        }
        return number;
    }
}
