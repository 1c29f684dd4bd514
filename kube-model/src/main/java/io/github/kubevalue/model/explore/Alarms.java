package io.github.kubevalue.model.explore;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to be done later, by time; of what is due at one time in the order of asking. */
final class Alarms {
    static final Alarms NONE = new Alarms(new Alarm[0]);

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
        return Arrays.stream(all).anyMatch(Alarm::isAwaited);
    }

    Alarms with(Alarm alarm) {
        int place = all.length;
        while (place > 0 && all[place - 1].at().isAfter(alarm.at())) {
            place--;
        }
        Alarm[] more = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, place, more, place + 1, all.length - place);
        more[place] = alarm;
        return new Alarms(more);
    }

    Alarms without(Desk desk) {
        for (Alarm alarm : all) {
            if (alarm.desk().equals(desk)) {
                return without(each -> each.equals(desk));
            }
        }
        return this;
    }

    Alarms without(Predicate<Desk> some) {
        return new Alarms(
                Arrays.stream(all).filter(alarm -> !some.test(alarm.desk())).toArray(Alarm[]::new));
    }

    /** Returns the number that equal alarms have, as far as they are ahead. */
    int number(Beside beside, Instant now, Notes<Integer> failures) {
        if (!failures.isEmpty() || !now.equals(asked)) {
            int[] parts = new int[all.length];
            for (int i = 0; i < parts.length; i++) {
                Desk desk = all[i].desk();
                parts[i] = beside.later(desk.work(), Duration.between(now, all[i].at()), failures.get(desk, 0));
            }
            number = beside.census().all(parts);
            asked = failures.isEmpty() ? now : null;
        }
        return number;
    }
}
