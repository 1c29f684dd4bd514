package io.github.kubevalue.model.json;

import java.math.BigDecimal;

/** Numbers as Go prints them. */
public final class GoNumbers {
    private static final int MOST_DIGITS = 6;

    private GoNumbers() {}

    /** Returns a number as {@code %v} prints it: {@code 0.5}, {@code 1e+06}. */
    public static String text(double number) {
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (shortest.signum() == 0 || exponent >= -4 && exponent < MOST_DIGITS) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + power;
    }
}
