package io.github.kubevalue.dns.corefile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and durations as Go reads them, and what it says of those that it cannot read. */
public final class GoText {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:inf(inity)?)|(?i:nan)");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^.\\d]*)");

    private GoText() {}

    /**
     * Reads a whole number: {@code 30}, {@code -1}.
     *
     * @throws IllegalArgumentException {@code strconv.Atoi: parsing "x": invalid syntax}
     */
    // strconv, Atoi
    public static long atoi(String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw new IllegalArgumentException("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(MAX) > 0 || number.compareTo(MIN) < 0) {
            throw new IllegalArgumentException("strconv.Atoi: parsing \"" + text + "\": value out of range");
        }
        return number.longValueExact();
    }

    /**
     * Reads a decimal number.
     *
     * @throws IllegalArgumentException {@code strconv.ParseFloat: parsing "x": invalid syntax}
     */
    // strconv, ParseFloat
    public static double parseFloat(String text) {
        if (!FLOAT.matcher(text).matches()) {
            throw new IllegalArgumentException("strconv.ParseFloat: parsing \"" + text + "\": invalid syntax");
        }
        String letters = text.replaceAll("[^a-zA-Z]", "");
        if (letters.length() > 1) {
            return letters.equalsIgnoreCase("nan")
                    ? Double.NaN
                    : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }

    /**
     * Reads a duration: {@code 1m30s}, {@code -1.5h}, {@code 0}.
     *
     * @throws IllegalArgumentException {@code time: missing unit in duration "5"}
     */
    // time, ParseDuration
    public static Duration parseDuration(String text) {
        boolean negative = text.startsWith("-");
        String parts = negative || text.startsWith("+") ? text.substring(1) : text;
        if (parts.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = DURATION_PART.matcher(parts);
        int end = 0;
        while (end < parts.length() && part.find(end) && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2), text)));
            end = part.end();
        }
        if (end == 0 || end < parts.length() || nanos.toBigInteger().compareTo(MAX) > 0) {
            throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
        }
        Duration duration =
                Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
        return negative ? duration.negated() : duration;
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
