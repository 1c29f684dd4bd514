package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/**
 * How often a rule may match: {@code 5/min}.
 *
 * @param period the time between two matches, in ten thousandths of a second, as the kernel keeps it
 */
public record Rate(long period) {
    /** The kernel's XT_LIMIT_SCALE. */
    private static final long SECOND = 10_000;

    /** Units of time, the longest first. */
    private enum Unit {
        DAY(24 * 60 * 60 * SECOND),
        HOUR(60 * 60 * SECOND),
        MIN(60 * SECOND),
        SEC(SECOND);

        private final long period;

        Unit(long period) {
            this.period = period;
        }

        private Duration time() {
            return Duration.ofSeconds(period / SECOND);
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses a rate faster than the kernel can count. */
    public Rate {
        if (period < 1) {
            throw new IllegalArgumentException("Rate too fast");
        }
    }

    /** Reads {@code 5/min}, {@code 300/hour}, {@code 10/s} or {@code 7}, which is each second; or none. */
    // extensions/libxt_limit.c, parse_rate
    public static Option<Rate> tryParse(String text) {
        String[] parts = text.split("/", 2);
        Option<Unit> unit = unit(parts);
        if (!parts[0].matches("[0-9]{1,9}") || unit.isEmpty()) {
            return Option.none();
        }
        long times = Long.parseLong(parts[0]);
        return times == 0 || unit.get().period < times
                ? Option.none()
                : Option.some(new Rate(unit.get().period / times));
    }

    private static Option<Unit> unit(String... parts) {
        return parts.length == 1 ? Option.some(Unit.SEC) : unit(parts[1].toLowerCase(Locale.ROOT));
    }

    private static Option<Unit> unit(String text) {
        return Vector.of("day", "hour", "minute", "second")
                .find(name -> !text.isEmpty() && name.startsWith(text))
                .map(name -> Vector.of(Unit.values())
                        .find(unit -> name.startsWith(unit.text()))
                        .get());
    }

    /** Returns the time between two matches. */
    public Duration between() {
        return Duration.ofNanos(period * (1_000_000_000 / SECOND));
    }

    /** Returns the unit of time in which a rate is written: a minute of {@code 60/min}, though that is printed as {@code 1/sec}. */
    public static Duration unitOf(String text) {
        return unit(text.split("/", 2)).getOrElse(Unit.SEC).time();
    }

    /** Returns the unit of time in which this rate is printed. */
    public Duration unit() {
        return longest().time();
    }

    /** Returns the rate in the longest unit that says it well, as iptables-save does. */
    @Override
    public String toString() {
        Unit unit = longest();
        return unit.period / period + "/" + unit.text();
    }

    // extensions/libxt_limit.c, print_rate
    private Unit longest() {
        Unit last = Unit.DAY;
        for (Unit unit : Unit.values()) {
            if (period > unit.period || unit.period / period < unit.period % period) {
                break;
            }
            last = unit;
        }
        return last;
    }
}
