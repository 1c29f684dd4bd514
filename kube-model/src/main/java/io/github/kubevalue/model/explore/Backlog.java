package io.github.kubevalue.model.explore;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be done, as an {@link io.github.kubevalue.model.cluster.Agenda} has it: now, each piece of work once however often it was asked
 * for, in the order of asking; and later.
 */
final class Backlog {
    static final Backlog EMPTY = new Backlog(new Desk[0], Alarms.NONE, Notes.none());

    private final Desk[] pending;
    private final Alarms alarms;
    private final Notes<Integer> failures;

    private Backlog(Desk[] pending, Alarms alarms, Notes<Integer> failures) {
        this.pending = pending;
        this.alarms = alarms;
        this.failures = failures;
    }

    /** How much is to be done now. */
    int size() {
        return pending.length;
    }

    /** What is to be done now, by its place. */
    Desk at(int place) {
        return pending[place];
    }

    Alarms alarms() {
        return alarms;
    }

    /** Whether nothing will happen on which settling waits. */
    boolean isSettled() {
        return pending.length == 0 && !alarms.isAwaited();
    }

    int failures(Desk desk) {
        return failures.get(desk, 0);
    }

    boolean isPending(Desk desk) {
        return isAmong(pending, pending.length, desk);
    }

    private static boolean isAmong(Desk[] desks, int size, Desk desk) {
        for (int i = 0; i < size; i++) {
            if (desks[i].equals(desk)) {
                return true;
            }
        }
        return false;
    }

    Backlog with(List<Desk> more) {
        return more.isEmpty() ? this : new Backlog(with(pending, pending.length, more), alarms, failures);
    }

    /** Returns the first so many desks, and all others that are not among them. */
    private static Desk[] with(Desk[] desks, int size, List<Desk> more) {
        Desk[] all = Arrays.copyOf(desks, size + more.size());
        int end = size;
        for (Desk desk : more) {
            if (!isAmong(all, end, desk)) {
                all[end++] = desk;
            }
        }
        return end == all.length ? all : Arrays.copyOf(all, end);
    }

    Backlog with(Alarm alarm) {
        return new Backlog(pending, alarms.with(alarm), failures);
    }

    Backlog failed(Desk desk, int times) {
        return times == failures(desk)
                ? this
                : new Backlog(
                        pending, alarms, times == 0 ? failures.without(desk::equals) : failures.with(desk, times));
    }

    /**
     * Returns what is to be done after the work at that place, in which the first of all takes its place.
     *
     * @param woken whom it wakes
     */
    Backlog done(int place, Outcome outcome, List<Desk> woken) {
        Desk desk = pending[place];
        Desk[] left = Arrays.copyOfRange(pending, 1, pending.length);
        if (place > 0) {
            left[place - 1] = pending[0];
        }
        Desk[] now = woken.isEmpty() ? left : with(left, left.length, woken);
        Alarms later = alarms.without(desk);
        for (Alarm alarm : outcome.later()) {
            later = later.with(alarm);
        }
        return new Backlog(now, later, failures).failed(desk, outcome.failures());
    }

    /** Returns what is to be done once all that is due by then is to be done at once. */
    Backlog due(Instant now) {
        Backlog so = this;
        while (so.alarms.isDue(now)) {
            Desk desk = so.alarms.next().desk();
            so = new Backlog(so.pending, so.alarms.without(desk), so.failures).with(List.of(desk));
        }
        return so;
    }

    /** Returns what is to be done after a controller started anew: what it had to do is lost, and it looks at those keys. */
    Backlog restarted(String controller, List<Desk> keys) {
        Desk[] left =
                Arrays.stream(pending).filter(desk -> !desk.isOf(controller)).toArray(Desk[]::new);
        return new Backlog(
                with(left, left.length, keys),
                alarms.without(desk -> desk.isOf(controller)),
                failures.without(desk -> desk.isOf(controller)));
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
