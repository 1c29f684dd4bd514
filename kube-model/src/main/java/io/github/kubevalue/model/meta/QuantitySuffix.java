package io.github.kubevalue.model.meta;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * What a quantity's suffix means: a power of 2 or of 10, and the way of writing it belongs to.
 *
 * @param format the way of writing
 * @param exponent the power, of 2 in binary suffixes and of 10 in all others
 */
record QuantitySuffix(QuantityFormat format, int exponent) {
    private static final Pattern EXPONENT = Pattern.compile("[eE][-+]?[0-9]{1,3}");
    // apimachinery, pkg/api/resource/suffix.go
    private static final Map<String, Integer> DECIMAL =
            LinkedHashMap.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            LinkedHashMap.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

    /** Reads a suffix, or none; an exponent of more than three digits is none, for no resource comes in such amounts. */
    static Option<QuantitySuffix> parse(String text) {
        if (text.length() > 1 && EXPONENT.matcher(text).matches()) {
            return Option.of(new QuantitySuffix(QuantityFormat.DECIMAL_EXPONENT, Integer.parseInt(text.substring(1))));
        }
        return DECIMAL.get(text)
                .map(exponent -> new QuantitySuffix(QuantityFormat.DECIMAL_SI, exponent))
                .orElse(() -> BINARY.get(text).map(exponent -> new QuantitySuffix(QuantityFormat.BINARY_SI, exponent)));
    }

    /** Returns the suffix's text; a power of ten without a letter of its own is written as an exponent. */
    String print() {
        Map<String, Integer> letters = format == QuantityFormat.BINARY_SI ? BINARY : DECIMAL;
        return exponent == 0
                ? ""
                : letters.find(letter -> letter._2 == exponent && format != QuantityFormat.DECIMAL_EXPONENT)
                        .map(letter -> letter._1)
                        .getOrElse(() -> "e" + exponent);
    }
}
