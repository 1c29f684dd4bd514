package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time and spans of it. (cel-go, common/types/timestamp.go, duration.go) */
final class Times {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    static final Vector<Overload> ALL = Vector.of(
                    Overload.binary(
                            "_+_(timestamp, duration): timestamp",
                            (at, span) -> new Val.Timestamp(instant(at).plus(duration(span)))),
                    Overload.binary(
                            "_+_(duration, timestamp): timestamp",
                            (span, at) -> new Val.Timestamp(instant(at).plus(duration(span)))),
                    Overload.binary(
                            "_+_(duration, duration): duration",
                            (a, b) -> new Val.Duration(duration(a).plus(duration(b)))),
                    Overload.binary(
                            "_-_(timestamp, timestamp): duration",
                            (a, b) -> new Val.Duration(Duration.between(instant(b), instant(a)))),
                    Overload.binary(
                            "_-_(timestamp, duration): timestamp",
                            (at, span) -> new Val.Timestamp(instant(at).minus(duration(span)))),
                    Overload.binary(
                            "_-_(duration, duration): duration",
                            (a, b) -> new Val.Duration(duration(a).minus(duration(b)))),
                    Overload.unary(
                            "duration.getHours(): int",
                            span -> Val.of(duration(span).toHours())),
                    Overload.unary(
                            "duration.getMinutes(): int",
                            span -> Val.of(duration(span).toMinutes())),
                    Overload.unary(
                            "duration.getSeconds(): int",
                            span -> Val.of(duration(span).toSeconds())),
                    Overload.unary(
                            "duration.getMilliseconds(): int",
                            span -> Val.of(duration(span).toMillis())))
            .appendAll(part("getFullYear", ZonedDateTime::getYear))
            .appendAll(part("getMonth", at -> at.getMonthValue() - 1))
            .appendAll(part("getDate", ZonedDateTime::getDayOfMonth))
            .appendAll(part("getDayOfMonth", at -> at.getDayOfMonth() - 1))
            .appendAll(part("getDayOfWeek", at -> at.getDayOfWeek().getValue() % 7))
            .appendAll(part("getDayOfYear", at -> at.getDayOfYear() - 1))
            .appendAll(part("getHours", ZonedDateTime::getHour))
            .appendAll(part("getMinutes", ZonedDateTime::getMinute))
            .appendAll(part("getSeconds", ZonedDateTime::getSecond))
            .appendAll(part("getMilliseconds", at -> at.getNano() / 1_000_000));

    private Times() {}

    private static Vector<Overload> part(String name, ToLongFunction<ZonedDateTime> part) {
        return Vector.of(
                Overload.unary(
                        "timestamp." + name + "(): int",
                        at -> Val.of(part.applyAsLong(instant(at).atZone(ZoneOffset.UTC)))),
                Overload.binary(
                        "timestamp." + name + "(string): int",
                        (at, zone) -> Val.of(part.applyAsLong(instant(at).atZone(zone(zone.toString()))))));
    }

    private static ZoneId zone(String text) {
        try {
            return text.matches("\\d\\d:\\d\\d") ? ZoneId.of("+" + text) : ZoneId.of(text);
        } catch (DateTimeException refusal) {
            throw new CelError("unknown time zone " + text);
        }
    }

    private static Instant instant(Val val) {
        return ((Val.Timestamp) val).value();
    }

    private static Duration duration(Val val) {
        return ((Val.Duration) val).value();
    }

    /**
     * Returns the span of a text such as {@code 1h30m}, as Go reads it.
     *
     * @throws CelError if it is none
     */
    static Duration parse(String text) {
        String unsigned = text.replaceFirst("^[-+]", "");
        Matcher part = PART.matcher(unsigned);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        if (end < unsigned.length() && !unsigned.equals("0") || unsigned.isEmpty()) {
            throw new CelError("time: invalid duration \"" + text + "\"");
        }
        Duration span = Duration.ofNanos(nanos.longValue());
        return text.startsWith("-") ? span.negated() : span;
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000L;
                });
    }
}
