package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What plain scalars mean. Kubernetes reads YAML with a library of its own rules: {@code y} and {@code on} are true,
 * {@code 0755} is 493, {@code 08} is 8, and neither {@code 12:30} nor {@code 2024-01-01} is more than a text.
 */
final class Scalars {
    // goyaml.v2/resolve.go, resolveMapList, resolve
    private static final Map<String, Json> WORDS = words();
    private static final Letters DIGITS = Letters.of("0123456789");
    private static final Letters NUMERIC = Letters.of("0123456789abcdefABCDEFxXoO.+-_");
    private static final int SHORT = 18;
    private static final int LONGEST_INFINITE = 5;
    private static final Pattern WHOLE = Pattern.compile("([-+]?)(0[xX]|0[bB]|0[oO]|0)?([0-9a-fA-F]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}.*)?");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++(?:\\.[0-9_]*)?");
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private Scalars() {}

    private static Map<String, Json> words() {
        Map<String, Json> words = new HashMap<>();
        for (String yes : "y Y yes Yes YES on On ON true True TRUE".split(" ")) {
            words.put(yes, Json.of(true));
        }
        for (String no : "n N no No NO off Off OFF false False FALSE".split(" ")) {
            words.put(no, Json.of(false));
        }
        for (String none : " ~ null Null NULL".split(" ")) {
            words.put(none, Json.NULL);
        }
        return Map.copyOf(words);
    }

    /** Returns what a plain scalar means: a truth value, null, a number or a text. */
    static Json resolve(String plain) {
        Json word = WORDS.get(plain);
        if (word != null) {
            return word;
        }
        return mayBeNumber(plain) ? number(plain).getOrElse(() -> Json.of(plain)) : Json.of(plain);
    }

    /** Whether a plain scalar is one of the numbers that JSON has no words for. */
    static boolean isInfinite(String plain) {
        return plain.length() <= LONGEST_INFINITE
                && plain.indexOf('.') >= 0
                && INFINITE.matcher(plain).matches();
    }

    /** Whether a text must be quoted, lest it be read, here or by other readers, as something else. */
    static boolean needsQuotes(String text) {
        return !(resolve(text) instanceof Json.Text)
                || text.equals("<<")
                || beginsAsNumber(text)
                        && (isInfinite(text)
                                || DATE.matcher(text).matches()
                                || BASE_60.matcher(text).matches());
    }

    private static boolean mayBeNumber(String plain) {
        return beginsAsNumber(plain) && NUMERIC.make(plain);
    }

    private static boolean beginsAsNumber(String plain) {
        char first = plain.charAt(0);
        return first == '+' || first == '-' || first == '.' || first >= '0' && first <= '9';
    }

    private static Option<Json> number(String plain) {
        if (plain.length() <= SHORT && (plain.charAt(0) != '0' || plain.length() == 1) && DIGITS.make(plain)) {
            return Option.of(Json.of(Long.parseLong(plain)));
        }
        String digits = plain.charAt(0) == '.' ? plain : plain.replace("_", "");
        Matcher whole = WHOLE.matcher(digits);
        Option<BigInteger> integer = whole.matches() ? integer(whole) : Option.none();
        if (integer.isDefined()) {
            return integer.map(value -> new Json.Number(new BigDecimal(value)));
        }
        return FLOAT.matcher(digits).matches() ? real(Double.parseDouble(digits)) : Option.none();
    }

    private static Option<BigInteger> integer(Matcher whole) {
        String prefix = whole.group(2) == null ? "" : whole.group(2);
        int radix = switch (prefix) {
            case "" -> 10;
            case "0x", "0X" -> 16;
            case "0b", "0B" -> 2;
            default -> 8;
        };
        String digits = whole.group(3).substring(leadingZeros(whole.group(3)));
        if (digits.length() > Long.SIZE) {
            return Option.none();
        }
        try {
            BigInteger value = new BigInteger((whole.group(1) + digits).replace("+", ""), radix);
            return value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0 ? Option.none() : Option.of(value);
        } catch (NumberFormatException notOfThatRadix) {
            return Option.none();
        }
    }

    /** How many zeros lead, but that one digit remains. */
    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static Option<Json> real(double value) {
        return Double.isInfinite(value) ? Option.none() : Option.of(new Json.Number(BigDecimal.valueOf(value)));
    }
}
