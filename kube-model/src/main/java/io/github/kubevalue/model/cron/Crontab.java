package io.github.kubevalue.model.cron;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Five fields, and the time zone by whose clock they are meant.
 *
 * <p>Where both days are restricted, one of them is enough; where one is a star, both must match. A star with a step, such as
 * {@code *}{@code /2}, is a restriction.
 */
record Crontab(Field minute, Field hour, Field day, Field month, Field weekday, ZoneId zone) implements Schedule {

    boolean matches(LocalDate date) {
        // spec.go, dayMatches
        boolean byDay = day.has(date.getDayOfMonth());
        boolean byWeekday = weekday.has(date.getDayOfWeek().getValue() % 7);
        return day.star() || weekday.star() ? byDay && byWeekday : byDay || byWeekday;
    }

    @Override
    public Option<Instant> next(Instant after) {
        return new Search(this, after).found();
    }
}
