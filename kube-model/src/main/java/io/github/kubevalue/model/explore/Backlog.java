package io.github.kubevalue.model.explore;

import java.time.Instant;
import java.util.Arrays;

/**
 * What is to be done, as an {@link io.github.kubevalue.model.cluster.Agenda} has it: now, each piece of work once however often it was asked
 * for, in the order of asking; and later.
 */
final class Backlog {
    private final Desk[] pending;
    private final Alarms alarms;
    private final Notes<Integer> failures;

    /**
     * Returns a backlog.
     *
     * @param pending what is to be done now
     * @param alarms what is to be done later
     * @param failures how often in a row has failed what has
     */
    Backlog(Desk[] pending, Alarms alarms, Notes<Integer> failures) {
        this.pending = pending;
        this.alarms = alarms;
        this.failures = failures;
    }

    /** How much is to be done now. */
    int size() {
        return pending.length;
    }

    /** What is to be done now, with room for so many in all. */
    Desk[] pending(int room) {
        return Arrays.copyOf(pending, room);
    }

    Alarms alarms() {
        return alarms;
    }

    Notes<Integer> failures() {
        return failures;
    }

    int failures(Desk desk) {
        return failures.get(desk, 0);
    }

    /** Whether nothing will happen on which settling waits. */
    boolean isSettled() {
        return pending.length == 0 && !alarms.isAwaited();
    }

    /** Returns the numbers of what is to be done now, and room for so many others. */
    int[] numbers(Beside beside, int room) {
        int[] numbers = new int[pending.length + room];
        for (int i = 0; i < pending.length; i++) {
            int failed = failures(pending[i]);
            numbers[i] = failed == 0 ? pending[i].number() : beside.pending(pending[i].work(), failed);
        }
        return numbers;
    }

    int later(Beside beside, Instant now) {
        return alarms.number(beside, now, failures);
    }
}
