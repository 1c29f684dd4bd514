package io.github.kubevalue.model.explore;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to be done later, by time; of what is due at one time in the order of asking. */
final class Alarms {
    private final Alarm[] all;
    private @Nullable Instant asked;
    private int number;

    private Alarms(Alarm[] all) {
        this.all = all;
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    /** What is due next. */
    Alarm next() {
        return all[0];
    }

    boolean isDue(Instant now) {
        return !isEmpty() && !next().at().isAfter(now);
    }

    boolean isAwaited() {
        for (Alarm alarm : all) {
            if (alarm.isAwaited()) {
                return true;
            }
        }
        return false;
    }

    /** Returns those alarms, set one after the other. */
    static Alarms of(List<Alarm> some) {
        Alarm[] all = new Alarm[some.size()];
        for (int i = 0; i < all.length; i++) {
            insert(all, i, some.get(i));
        }
        return new Alarms(all);
    }

    /** Puts an alarm among the first so many, behind those of the same time. */
    private static void insert(Alarm[] all, int size, Alarm alarm) {
        int place = size;
        while (place > 0 && all[place - 1].at().isAfter(alarm.at())) {
            all[place] = all[place - 1];
            place--;
        }
        all[place] = alarm;
    }

    /** Returns what is to be done later if a piece of work is to be done then and at no other time. */
    Alarms with(Desk desk, List<Alarm> later) {
        Alarm[] others = others(desk, later.size());
        int size = others.length - later.size();
        if (size == all.length && later.isEmpty()) {
            return this;
        }
        for (Alarm alarm : later) {
            insert(others, size++, alarm);
        }
        return isSame(others) ? this : new Alarms(others);
    }

    /** The alarms of other desks, and room for so many more. */
    private Alarm[] others(Desk desk, int room) {
        int size = 0;
        for (Alarm alarm : all) {
            size += alarm.desk().equals(desk) ? 0 : 1;
        }
        Alarm[] others = new Alarm[size + room];
        int place = 0;
        for (Alarm alarm : all) {
            if (!alarm.desk().equals(desk)) {
                others[place++] = alarm;
            }
        }
        return others;
    }

    private boolean isSame(Alarm[] others) {
        if (all.length != others.length) {
            return false;
        }
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isSame(others[i])) {
                return false;
            }
        }
        return true;
    }

    Alarms without(Predicate<Desk> some) {
        Alarm[] left = new Alarm[all.length];
        int size = 0;
        for (Alarm alarm : all) {
            if (!some.test(alarm.desk())) {
                left[size++] = alarm;
            }
        }
        return size == all.length ? this : new Alarms(Arrays.copyOf(left, size));
    }

    /** Returns the number that equal alarms have, as far as they are ahead. */
    int number(Beside beside, Instant now, Notes<Integer> failures) {
        if (!failures.isEmpty() || !now.equals(asked)) {
            int[] parts = new int[all.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = all[i].number(beside, now, failures.get(all[i].desk(), 0));
            }
            number = beside.census().all(parts);
            asked = failures.isEmpty() ? now : null;
        }
        return number;
    }
}
