package io.github.kubevalue.model.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a quantity, taken apart: {@code -1.50Ki} is sign {@code -}, whole {@code 1}, fraction {@code 50} and its
 * suffix. Rules and messages are those of apimachinery, pkg/api/resource/quantity.go.
 */
record QuantityText(String sign, String whole, String fraction, QuantitySuffix suffix) {
    private static final Pattern PARTS =
            Pattern.compile("([+-]?)0*([0-9]*)(?:\\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)");
    private static final String WRONG_FORMAT =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private static final String WRONG_SUFFIX = "unable to parse quantity's suffix";
    private static final int FINEST_SCALE = 9;
    private static final int LONGEST = 1000; // no limit of upstream, but the time it takes to read digits must have one
    private static final int FAST_DIGITS = 18;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    /** Reads a quantity, or says why not. */
    static Quantity parse(String text) {
        QuantityText parts = split(text);
        BigDecimal amount = parts.amount();
        return new Quantity(text, amount, parts.format(amount));
    }

    /** Returns the text that the API server gives to a quantity written as this text. */
    static String canonical(Quantity quantity) {
        QuantityText parts = split(quantity.text());
        return parts.isKept() ? quantity.text() : print(quantity.amount(), parts.format(quantity.amount()));
    }

    private static QuantityText split(String text) {
        Matcher matcher = PARTS.matcher(text);
        if (text.isEmpty() || text.length() > LONGEST || !matcher.matches()) {
            throw new IllegalArgumentException(WRONG_FORMAT);
        }
        QuantitySuffix suffix =
                QuantitySuffix.parse(matcher.group(4)).getOrElseThrow(() -> new IllegalArgumentException(WRONG_SUFFIX));
        String whole = matcher.group(2).isEmpty() ? "0" : matcher.group(2);
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        return new QuantityText(matcher.group(1), whole, fraction, suffix);
    }

    private BigDecimal amount() {
        BigDecimal digits = new BigDecimal(new BigInteger(whole + fraction), fraction.length());
        BigDecimal size = isBinary()
                ? digits.multiply(new BigDecimal(BigInteger.TWO.pow(suffix.exponent())))
                : digits.scaleByPowerOfTen(suffix.exponent());
        BigDecimal rounded = size.scale() > FINEST_SCALE ? size.setScale(FINEST_SCALE, RoundingMode.UP) : size;
        BigDecimal capped = isBinary() ? rounded.min(LARGEST_BINARY) : rounded;
        return sign.equals("-") ? capped.negate() : capped;
    }

    /** A binary fraction of a unit is written in decimals. */
    private QuantityFormat format(BigDecimal amount) {
        boolean fraction = amount.signum() != 0 && amount.abs().compareTo(BigDecimal.ONE) < 0;
        return isBinary() && fraction ? QuantityFormat.DECIMAL_SI : suffix.format();
    }

    /** Whether the API server takes the text to be canonical as it stands, which lets {@code 1.234} pass. */
    private boolean isKept() {
        String digits = whole + fraction;
        if (isBinary()) {
            int room = FAST_DIGITS - 3 - whole.length() - suffix.exponent() * 3 / 10 - 1;
            return fraction.isEmpty() && room >= 0 && (Long.parseLong(whole) & 7) != 0;
        }
        int scale = suffix.exponent() - fraction.length();
        return digits.length() <= FAST_DIGITS
                && scale >= -FINEST_SCALE
                && scale % 3 == 0
                && !digits.endsWith("000")
                && digits.charAt(0) != '0';
    }

    private boolean isBinary() {
        return suffix.format() == QuantityFormat.BINARY_SI;
    }

    /** Writes an amount without a fraction, with the largest suffix that allows it. */
    static String print(BigDecimal amount, QuantityFormat format) {
        if (amount.signum() == 0) {
            return "0";
        }
        boolean binary = format == QuantityFormat.BINARY_SI
                && amount.abs().compareTo(new BigDecimal(KIBI)) >= 0
                && amount.stripTrailingZeros().scale() <= 0;
        if (binary) {
            return printBinary(amount.toBigIntegerExact());
        }
        return printDecimal(
                amount.stripTrailingZeros(), format == QuantityFormat.BINARY_SI ? QuantityFormat.DECIMAL_SI : format);
    }

    private static String printDecimal(BigDecimal amount, QuantityFormat format) {
        int exponent = Math.floorDiv(-amount.scale(), 3) * 3;
        return amount.movePointLeft(exponent).toBigIntegerExact() + new QuantitySuffix(format, exponent).print();
    }

    private static String printBinary(BigInteger amount) {
        int times = Math.min(amount.getLowestSetBit() / 10, 6);
        return amount.divide(KIBI.pow(times)) + new QuantitySuffix(QuantityFormat.BINARY_SI, times * 10).print();
    }
}
