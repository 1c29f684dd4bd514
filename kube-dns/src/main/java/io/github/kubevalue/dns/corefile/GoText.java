package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.model.meta.DurationText;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and durations as Go reads them, and what it says of those that it cannot read. */
public final class GoText {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:inf(inity)?)|(?i:nan)");
    private static final Pattern PREFIXED = Pattern.compile("(0[xXoObB]?+|)((?:_?+[0-9a-fA-F])+)");

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
     * Reads a whole number of 32 bits: {@code 30}, {@code -1}.
     *
     * @throws IllegalArgumentException {@code strconv.ParseInt: parsing "x": invalid syntax}
     */
    // strconv, ParseInt
    public static long parseInt32(String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw new IllegalArgumentException("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException("strconv.ParseInt: parsing \"" + text + "\": value out of range");
        }
        return number.longValueExact();
    }

    /**
     * Reads a whole number that has no sign.
     *
     * @param base of its digits, 2 to 36; 0 if a prefix tells: {@code 0x}, {@code 0o}, {@code 0b}
     * @param bits how many bits it may take, 1 to 63
     * @throws IllegalArgumentException {@code strconv.ParseUint: parsing "x": invalid syntax}
     */
    // strconv, ParseUint
    public static long parseUint(String text, int base, int bits) {
        Matcher prefixed = PREFIXED.matcher(text);
        boolean told = base == 0 && !text.startsWith("_") && prefixed.matches();
        String digits = told ? prefixed.group(2).replace("_", "") : text;
        int radix = told ? radix(prefixed.group(1)) : base == 0 ? 10 : base;
        boolean valid = !digits.isEmpty()
                && digits.chars().allMatch(digit -> digit < 128 && Character.digit(digit, radix) >= 0);
        if (!valid) {
            throw new IllegalArgumentException("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
        BigInteger number = new BigInteger(digits, radix);
        if (number.bitLength() > bits) {
            throw new IllegalArgumentException("strconv.ParseUint: parsing \"" + text + "\": value out of range");
        }
        return number.longValueExact();
    }

    private static int radix(String prefix) {
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "0x" -> 16;
            case "0b" -> 2;
            case "" -> 10;
            default -> 8;
        };
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
    public static Duration parseDuration(String text) {
        return DurationText.parseGo(text);
    }
}
