package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.controller.Memory;
import io.vavr.Tuple;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What the controller remembers of a Job.
 *
 * @param backOff the pods that have failed
 * @param generation the generation of the Job that it saw last
 * @param due when it looks at the Job again, if it is to
 */
record Recollection(BackOff backOff, Option<Long> generation, Option<Instant> due) implements Memory {
    /** Nothing is known of the Job. */
    static final Recollection NONE = new Recollection(BackOff.NONE, Option.none(), Option.none());

    @Override
    public Object asOf(Instant now) {
        return Tuple.of(backOff.asOf(now), generation, due.map(time -> left(time, now)));
    }

    @Override
    public Object deciding(Instant now) {
        return backOff.deciding(now);
    }

    private static Duration left(Instant due, Instant now) {
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }

    Recollection withBackOff(BackOff other) {
        return new Recollection(other, generation, due);
    }

    Recollection dueAt(Instant time) {
        return new Recollection(backOff, generation, Option.of(time));
    }
}
