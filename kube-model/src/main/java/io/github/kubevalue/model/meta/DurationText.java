package io.github.kubevalue.model.meta;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, {@code 1m30s}, {@code 500ms}, {@code 2h}; what a duration is in Kubernetes. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^.\\d]*)");

    private DurationText() {}

    /**
     * Reads a duration that is not negative: numbers with units, one after the other, or {@code 0}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Duration parse(String text) {
        return Option.when(!text.startsWith("-") && !text.startsWith("+"), text)
                .flatMap(unsigned -> Try.of(() -> parseGo(unsigned)).toOption())
                .getOrElseThrow(() -> new IllegalArgumentException(
                        "must be a duration such as 500ms, 30s or 1m30s, was \"" + text + "\""));
    }

    /**
     * Reads a duration as Go does: {@code 1m30s}, {@code -1.5h}, {@code 0}.
     *
     * @throws IllegalArgumentException {@code time: missing unit in duration "5"}, if the text is none or too long for 64 bits
     */
    // time, ParseDuration
    public static Duration parseGo(String text) {
        BigInteger nanos = nanos(text).toBigInteger();
        if (nanos.bitLength() >= Long.SIZE) {
            throw invalid(text);
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    private static BigDecimal nanos(String text) {
        boolean negative = text.startsWith("-");
        String parts = negative || text.startsWith("+") ? text.substring(1) : text;
        if (parts.equals("0")) {
            return BigDecimal.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(parts);
        int end = 0;
        while (end < parts.length() && part.find(end) && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2), text)));
            end = part.end();
        }
        if (end == 0 || end < parts.length()) {
            throw invalid(text);
        }
        return negative ? nanos.negate() : nanos;
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("time: invalid duration \"" + text + "\"");
    }

    /** Returns the text of a duration as Go prints it: {@code 1m30s}, {@code -250ms}. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return fraction(duration);
        }
        long hours = duration.toHours();
        BigDecimal seconds = BigDecimal.valueOf(duration.getNano(), 9)
                .add(BigDecimal.valueOf(duration.toSecondsPart()))
                .stripTrailingZeros();
        String tail = seconds.toPlainString() + "s";
        if (hours > 0) {
            return hours + "h" + duration.toMinutesPart() + "m" + tail;
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m" + tail : tail;
    }

    private static String fraction(Duration duration) {
        // time.Duration.String: a duration below one second takes the largest unit that leaves a whole part
        BigDecimal nanos = BigDecimal.valueOf(duration.getNano());
        if (duration.getNano() >= 1_000_000) {
            return nanos.movePointLeft(6).stripTrailingZeros().toPlainString() + "ms";
        }
        return duration.getNano() >= 1_000
                ? nanos.movePointLeft(3).stripTrailingZeros().toPlainString() + "µs"
                : nanos.toPlainString() + "ns";
    }

    private static BigDecimal unit(String unit, String text) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us", "µs", "μs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    case "" -> throw new IllegalArgumentException("time: missing unit in duration \"" + text + "\"");
                    default ->
                        throw new IllegalArgumentException(
                                "time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
                });
    }
}
