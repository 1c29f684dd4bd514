package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A format and what it is to print. */
// fmt/print.go
record Printing(String format, Vector<Value> values) {
    private static final Pattern VERB = Pattern.compile("%([-+# 0]*)([0-9]*)(?:\\.([0-9]*))?(.)", Pattern.DOTALL);

    /** Prints values, with a space between two of which neither is a text. */
    // fmt, Sprint
    static String spaced(Vector<Value> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            boolean apart =
                    i > 0 && !(values.get(i - 1) instanceof Value.Text) && !(values.get(i) instanceof Value.Text);
            text.append(apart ? " " : "").append(printed(values.get(i)));
        }
        return text.toString();
    }

    private static String printed(Value value) {
        return value instanceof Value.None ? "<nil>" : value.toString();
    }

    String text() throws Fault {
        StringBuilder text = new StringBuilder();
        Matcher verb = VERB.matcher(format);
        int passed = 0;
        int next = 0;
        while (verb.find(passed)) {
            text.append(format, passed, verb.start());
            passed = verb.end();
            if (verb.group(4).equals("%")) {
                text.append('%');
            } else if (next >= values.size()) {
                text.append("%!").append(verb.group(4)).append("(MISSING)");
            } else {
                text.append(padded(verb, values.get(next++)));
            }
        }
        text.append(format.substring(passed).replaceFirst("%$", "%!(NOVERB)"));
        if (next < values.size()) {
            text.append(values.drop(next)
                    .map(extra -> extra instanceof Value.None ? "<nil>" : extra.type() + "=" + printed(extra))
                    .mkString("%!(EXTRA ", ", ", ")"));
        }
        return text.toString();
    }

    private static String padded(Matcher verb, Value value) throws Fault {
        String flags = verb.group(1);
        boolean isPlain = verb.group().length() == 2;
        boolean isList = value instanceof Value.Items && !(isPlain && "vsq".contains(verb.group(4)));
        boolean isTable = value instanceof Value.Table && !verb.group().equals("%v");
        if (isList || isTable) {
            throw notModelled(verb, value);
        }
        String plain = plain(verb.group(4).charAt(0), flags, verb.group(3) == null ? -1 : number(verb.group(3)), value);
        int missing = number(verb.group(2)) - plain.codePointCount(0, plain.length());
        if (plain.startsWith("%!") && !isPlain) {
            throw notModelled(verb, value);
        }
        if (missing <= 0) {
            return plain;
        }
        if (flags.contains("-")) {
            return plain + " ".repeat(missing);
        }
        if (!flags.contains("0")) {
            return " ".repeat(missing) + plain;
        }
        boolean signed = plain.startsWith("-") || plain.startsWith("+");
        return (signed ? plain.substring(0, 1) : "") + "0".repeat(missing) + (signed ? plain.substring(1) : plain);
    }

    private static Fault notModelled(Matcher verb, Value value) {
        return new Fault("not modelled: " + verb.group() + " of " + value.type());
    }

    private static int number(String digits) throws Fault {
        if (digits.length() > 4) {
            throw new Fault("not modelled: a width of " + digits);
        }
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String plain(char verb, String flags, int precision, Value value) throws Fault {
        if (verb == 'v' && !flags.contains("#") && !flags.contains("+")) {
            return value instanceof Value.Text && precision >= 0 ? cut(value.toString(), precision) : printed(value);
        }
        if (value instanceof Value.Text text) {
            return ofText(verb, flags, precision, text.text());
        }
        if (value instanceof Value.Whole whole) {
            return ofNumber(verb, flags, whole);
        }
        if (value instanceof Value.Flag flag && verb == 't') {
            return flag.toString();
        }
        if (value instanceof Value.Items items && (verb == 's' || verb == 'q')) {
            return items.items()
                    .map(item -> verb == 's' ? item : Words.quoted(item))
                    .mkString("[", " ", "]");
        }
        return wrong(verb, value);
    }

    private static String wrong(char verb, Value value) {
        return "%!" + verb + "(" + (value instanceof Value.None ? "<nil>" : value.type() + "=" + printed(value)) + ")";
    }

    private static String cut(String text, int precision) {
        int count = text.codePointCount(0, text.length());
        return precision < 0 || precision >= count ? text : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    private static String ofText(char verb, String flags, int precision, String text) throws Fault {
        String kept = cut(text, precision);
        return switch (verb) {
            case 's' -> kept;
            case 'q' -> Words.quoted(kept);
            case 'x', 'X' -> {
                if (flags.contains("#") || flags.contains(" ")) {
                    throw new Fault("not modelled: the flags of %" + flags + verb);
                }
                StringBuilder hex = new StringBuilder();
                for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
                    hex.append(String.format("%02x", octet));
                }
                yield verb == 'x' ? hex.toString() : hex.toString().toUpperCase(Locale.ROOT);
            }
            default -> wrong(verb, new Value.Text(text));
        };
    }

    private static String ofNumber(char verb, String flags, Value.Whole whole) throws Fault {
        int base = switch (verb) {
            case 'd' -> 10;
            case 'x', 'X' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
        };
        if (base == 0) {
            if (verb == 'q') {
                throw new Fault("not modelled: %q of " + whole.type());
            }
            return verb == 'c' ? Character.toString((int) whole.number()) : wrong(verb, whole);
        }
        if (flags.contains("#")) {
            throw new Fault("not modelled: the flags of %" + flags + verb);
        }
        String digits = Long.toString(whole.number(), base);
        String sign = whole.number() < 0 ? "" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        return sign + (verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits);
    }
}
