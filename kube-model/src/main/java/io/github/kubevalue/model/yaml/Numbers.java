package io.github.kubevalue.model.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as Go writes them. */
final class Numbers {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 6;

    private Numbers() {}

    /** Returns the digits of a whole number of 64 bits; of any other, with an exponent if it is small or large. */
    static String print(BigDecimal number) {
        boolean isWhole = number.scale() <= 0 && number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
        return isWhole ? number.toPlainString() : real(number);
    }

    // strconv/ftoa.go, with the format of goyaml.v2/encode.go, floatv
    private static String real(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < LARGEST_EXPONENT) {
            return number.toPlainString();
        }
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + power;
    }
}
