package io.github.kubevalue.model.cron;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * The search for the next time of a crontab, field by field from the months down. A field that comes full circle sends the
 * search back to the months. What it makes of days without a midnight is the library's own.
 */
final class Search {
    // spec.go, SpecSchedule.Next
    private static final int YEARS = 5;

    private final Crontab crontab;
    private ZonedDateTime at;
    private boolean moved;

    Search(Crontab crontab, Instant after) {
        this.crontab = crontab;
        this.at = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(crontab.zone());
    }

    Option<Instant> found() {
        int last = at.getYear() + YEARS;
        while (at.getYear() <= last) {
            if (month() && day() && hour() && minute() && second()) {
                return Option.of(at.toInstant());
            }
        }
        return Option.none();
    }

    /** Goes to the next month of the schedule; false if a year passes on the way. */
    private boolean month() {
        while (!crontab.month().has(at.getMonthValue())) {
            from(at.toLocalDate().withDayOfMonth(1).atStartOfDay());
            at = local(inNextMonth(at.toLocalDateTime()));
            if (at.getMonthValue() == 1) {
                return false;
            }
        }
        return true;
    }

    /** The same day of the next month, counted on into the month after it where there is none, as Go has it. */
    private static LocalDateTime inNextMonth(LocalDateTime time) {
        return time.withDayOfMonth(1).plusMonths(1).plusDays(time.getDayOfMonth() - 1L);
    }

    private boolean day() {
        while (!crontab.matches(at.toLocalDate())) {
            from(at.toLocalDate().atStartOfDay());
            at = later(nearMidnight(local(at.toLocalDateTime().plusDays(1))));
            if (at.getDayOfMonth() == 1) {
                return false;
            }
        }
        return true;
    }

    /** A day that a time zone leaves out, as Samoa did in 2011, is stepped over; the library itself would search for ever. */
    private ZonedDateTime later(ZonedDateTime time) {
        return time.isAfter(at) ? time : at.plusHours(24);
    }

    private static ZonedDateTime nearMidnight(ZonedDateTime time) {
        int hour = time.getHour();
        return time.plusHours(hour > 12 ? 24 - hour : -hour);
    }

    private boolean hour() {
        while (!crontab.hour().has(at.getHour())) {
            from(at.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
            at = at.plusHours(1);
            if (at.getHour() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean minute() {
        while (!crontab.minute().has(at.getMinute())) {
            at = moved ? at : at.toInstant().truncatedTo(ChronoUnit.MINUTES).atZone(crontab.zone());
            moved = true;
            at = at.plusMinutes(1);
            if (at.getMinute() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean second() {
        int past = at.getSecond();
        moved |= past > 0;
        at = at.plusSeconds((60 - past) % 60);
        return past == 0;
    }

    /** Starts from that time of the clock, the first time that a field does not match. */
    private void from(LocalDateTime start) {
        at = moved ? at : local(start);
        moved = true;
    }

    /** The time at which the clock shows that; where it shows it twice or never, what Go takes. */
    private ZonedDateTime local(LocalDateTime wall) {
        // time/time.go, Date
        ZoneRules rules = crontab.zone().getRules();
        Instant guess = wall.toInstant(rules.getOffset(wall.toInstant(ZoneOffset.UTC)));
        return wall.toInstant(rules.getOffset(guess)).atZone(crontab.zone());
    }
}
