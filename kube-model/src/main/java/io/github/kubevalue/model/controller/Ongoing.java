package io.github.kubevalue.model.controller;

import io.vavr.collection.Iterator;
import java.time.Duration;
import java.time.Instant;

/**
 * What a controller tells again and again, as long as it says so whenever it looks at its key: nothing else comes of it, so nobody has to
 * wait for it.
 *
 * @param event what is told
 * @param pause how long after the first time it is told the second time
 * @param longest how long the pauses become, each of which is twice as long as that before it
 */
public record Ongoing(Event event, Duration pause, Duration longest) {

    /** Returns what is told at regular intervals. */
    public static Ongoing every(Duration pause, Event event) {
        return new Ongoing(event, pause, pause);
    }

    /** Whether another is told of the same, in the same words and at the same intervals. */
    public boolean isSame(Ongoing other) {
        return event.reason().equals(other.event.reason())
                && event.message().equals(other.event.message())
                && event.part().equals(other.event.part())
                && event.regarding().key().equals(other.event.regarding().key())
                && event.regarding()
                        .metadata()
                        .uid()
                        .equals(other.event.regarding().metadata().uid())
                && pause.equals(other.pause)
                && longest.equals(other.longest);
    }

    /** Returns the times at which it is told again, without end. */
    public Iterator<Instant> times(Instant first) {
        return Iterator.iterate(new Turn(first, pause), turn -> turn.next(longest))
                .drop(1)
                .map(Turn::at);
    }

    private record Turn(Instant at, Duration pause) {
        Turn next(Duration longest) {
            Duration twice = pause.multipliedBy(2);
            return new Turn(at.plus(pause), twice.compareTo(longest) < 0 ? twice : longest);
        }
    }
}
