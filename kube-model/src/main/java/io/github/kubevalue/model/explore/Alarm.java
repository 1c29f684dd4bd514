package io.github.kubevalue.model.explore;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that is to be done at some time. */
final class Alarm {
    private final Instant at;
    private final boolean isAwaited;
    private final Desk desk;
    private @Nullable Instant asked;
    private int number;

    /**
     * Returns an alarm.
     *
     * @param at when
     * @param isAwaited whether the cluster has not settled before that
     * @param desk what to do
     */
    Alarm(Instant at, boolean isAwaited, Desk desk) {
        this.at = at;
        this.isAwaited = isAwaited;
        this.desk = desk;
    }

    Instant at() {
        return at;
    }

    boolean isAwaited() {
        return isAwaited;
    }

    Desk desk() {
        return desk;
    }

    boolean isSame(Alarm other) {
        return desk.equals(other.desk) && isAwaited == other.isAwaited && at.equals(other.at);
    }

    /** Returns the number that alarms have which are equal as far as they are ahead. */
    int number(Beside beside, Instant now, int failures) {
        if (failures != 0) {
            return beside.later(desk.work(), Duration.between(now, at), failures);
        }
        if (!now.equals(asked)) {
            number = beside.later(desk.work(), Duration.between(now, at), 0);
            asked = now;
        }
        return number;
    }
}
