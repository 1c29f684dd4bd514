package io.github.kubevalue.model.meta;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, {@code 1m30s}, {@code 500ms}, {@code 2h}; what a duration is in Kubernetes. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

    private DurationText() {}

    /**
     * Reads a duration that is not negative: numbers with units, one after the other, or {@code 0}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        if (end == 0 || end < text.length() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("must be a duration such as 500ms, 30s or 1m30s, was \"" + text + "\"");
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** Returns the text of a duration that is not negative, {@code 1m30s}, as Go prints it. */
    public static String of(Duration duration) {
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

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us", "µs", "μs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }
}
