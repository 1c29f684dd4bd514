package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 'a %s of %d'.format([x, y])}. (cel-go, ext/formatting_v2.go) */
final class Formatting {
    private static final Pattern CLAUSE = Pattern.compile("%(?:(%)|(?:\\.(\\d*))?([a-zA-Z]))");
    private static final int PRECISION = 6;
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b";

    private Formatting() {}

    static String of(String text, Vector<Val> args) {
        Matcher clause = CLAUSE.matcher(text);
        StringBuilder formatted = new StringBuilder();
        int used = 0;
        int end = 0;
        while (clause.find()) {
            plain(text.substring(end, clause.start()), formatted);
            end = clause.end();
            if (clause.group(1) != null) {
                formatted.append('%');
                continue;
            }
            if (used >= args.size()) {
                throw new CelError("index " + used + " out of range");
            }
            String precision = clause.group(2);
            formatted.append(value(
                    clause.group(3),
                    precision == null ? PRECISION : precision.isEmpty() ? 0 : Integer.parseInt(precision),
                    args.get(used)));
            used++;
        }
        plain(text.substring(end), formatted);
        return formatted.toString();
    }

    private static void plain(String text, StringBuilder formatted) {
        if (text.indexOf('%') >= 0) {
            throw new CelError("could not parse formatting clause: unexpected end of string");
        }
        formatted.append(text);
    }

    private static String value(String verb, int precision, Val value) {
        return switch (verb) {
            case "s" -> text(value);
            case "d" -> decimal(value);
            case "f" -> fixed(value, precision);
            case "e" -> scientific(value, precision);
            case "b" -> radix(value, 2);
            case "o" -> radix(value, 8);
            case "x" -> hex(value);
            case "X" -> hex(value).toUpperCase(Locale.ROOT);
            default ->
                throw new CelError(
                        "could not parse formatting clause: unrecognized formatting clause \"" + verb + "\"");
        };
    }

    private static String text(Val value) {
        if (value instanceof Val.ListVal list) {
            return list.items().map(Formatting::text).mkString("[", ", ", "]");
        }
        if (value instanceof Val.MapVal map) {
            return map.entries()
                    .toVector()
                    .map(entry -> text(entry._1) + ": " + text(entry._2))
                    .sorted()
                    .mkString("{", ", ", "}");
        }
        return value.toString();
    }

    private static CelError unfit(String clause, String wanted, Val value) {
        return new CelError("error during formatting: " + clause + " clause can only be used on " + wanted
                + ", was given " + value.type());
    }

    private static String decimal(Val value) {
        if (value instanceof Val.Int || value instanceof Val.Uint) {
            return value.toString();
        }
        throw unfit("decimal", "integers", value);
    }

    private static BigDecimal number(Val value, String clause) {
        if (Equality.isNumber(value)) {
            return value instanceof Val.Dbl fraction
                    ? new BigDecimal(fraction.value())
                    : new BigDecimal(value.toString());
        }
        throw unfit(clause, "doubles", value);
    }

    private static String fixed(Val value, int precision) {
        return number(value, "fixed-point")
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String scientific(Val value, int precision) {
        String[] parts = String.format(Locale.ROOT, "%." + precision + "e", number(value, "scientific notation"))
                .split("e");
        StringBuilder raised = new StringBuilder(parts[0]).append("\u00d710");
        parts[1].replace("+", "")
                .chars()
                .forEach(digit -> raised.append(SUPERSCRIPTS.charAt("0123456789-".indexOf(digit))));
        return raised.toString();
    }

    private static String radix(Val value, int radix) {
        if (value instanceof Val.Bool bool && radix == 2) {
            return bool.value() ? "1" : "0";
        }
        return new BigInteger(decimal(value)).toString(radix);
    }

    private static String hex(Val value) {
        if (value instanceof Val.Text || value instanceof Val.Bytes) {
            byte[] bytes = value instanceof Val.Bytes octets
                    ? octets.array()
                    : Val.Bytes.of(value.toString()).array();
            return HexFormat.of().formatHex(bytes);
        }
        return radix(value, 16);
    }
}
