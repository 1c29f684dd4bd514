package io.github.kubevalue.model.regexp;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/**
 * Turns an expression of Go into one of Java, or tells what Go has against it. (regexp/syntax/parse.go)
 *
 * <p>Go has no look-around, no references to groups and no possessive quantifiers, and its classes know
 * {@code [:alpha:]} but neither unions nor intersections.
 */
final class Syntax {
    private static final int MOST_REPEATS = 1000;
    private static final Map<String, String> POSIX = HashMap.ofEntries(
            HashMap.of("alnum", "Alnum", "alpha", "Alpha", "ascii", "ASCII", "blank", "Blank", "cntrl", "Cntrl")
                    .merge(HashMap.of("digit", "Digit", "graph", "Graph", "lower", "Lower", "print", "Print"))
                    .merge(HashMap.of("punct", "Punct", "upper", "Upper", "xdigit", "XDigit")));
    private final String text;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int depth;
    private boolean multiline;

    Syntax(String text) {
        this.text = text;
    }

    Either<String, String> translated() {
        try {
            while (at < text.length()) {
                piece();
            }
            if (depth > 0) {
                throw new Refused("missing closing ): `" + text + "`");
            }
            return Either.right(java.toString());
        } catch (Refused refused) {
            return Either.left("error parsing regexp: " + refused.getMessage());
        }
    }

    private void piece() {
        char next = text.charAt(at);
        switch (next) {
            case '\\' -> escape(false);
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> {
                if (--depth < 0) {
                    throw new Refused("unexpected ): `" + text + "`");
                }
                literal(next);
            }
            case '*', '+', '?' -> quantifier(text.substring(at, at + 1));
            case '{' -> braces();
            case '$' -> {
                java.append(multiline ? "$" : "\\z"); // Java's $ would also stand before a last line break
                at++;
            }
            default -> literal(next);
        }
    }

    private void literal(char next) {
        java.append(next == '}' || next == ']' ? "\\" + next : String.valueOf(next));
        at++;
    }

    private void group() {
        depth++;
        if (text.startsWith("(?P<", at)) {
            java.append("(?<");
            at += 4;
        } else if (text.startsWith("(?", at)) {
            int end = at + 2;
            while (end < text.length() && "imsU-".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean flags = end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == ')');
            boolean named = text.startsWith("(?<", at) && !text.startsWith("(?<=", at) && !text.startsWith("(?<!", at);
            if (!flags && !named || text.substring(at, end).contains("U")) {
                throw new Refused("invalid or unsupported Perl syntax: `"
                        + text.substring(at, Math.min(text.length(), end + 1)) + "`");
            }
            multiline |= text.substring(at, end).contains("m");
            java.append("(?");
            at += 2;
        } else {
            literal('(');
        }
    }

    private void quantifier(String quantifier) {
        if (java.isEmpty() || at > 0 && isOpen(text.charAt(at - 1)) && !isEscaped(at - 1)) {
            throw new Refused("missing argument to repetition operator: `" + quantifier + "`");
        }
        int start = at;
        java.append(quantifier);
        at += quantifier.length();
        if (at < text.length() && text.charAt(at) == '?') {
            literal('?');
        }
        if (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
            throw new Refused("invalid nested repetition operator: `" + text.substring(start, at + 1) + "`");
        }
    }

    private boolean isOpen(char before) {
        return before == '(' || before == '|';
    }

    private boolean isEscaped(int place) {
        int slashes = 0;
        while (place - slashes > 0 && text.charAt(place - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private void braces() {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        if (!inside.matches("\\d+(,\\d*)?")) {
            java.append("\\{"); // Go takes it for what it is
            at++;
            return;
        }
        String[] counts = inside.split(",");
        boolean tooMany = counts[0].length() > 4
                || Integer.parseInt(counts[0]) > MOST_REPEATS
                || counts.length == 2
                        && (counts[1].length() > 4
                                || Integer.parseInt(counts[1]) > MOST_REPEATS
                                || Integer.parseInt(counts[1]) < Integer.parseInt(counts[0]));
        if (tooMany) {
            throw new Refused("invalid repeat count: `{" + inside + "}`");
        }
        quantifier(text.substring(at, end + 1));
    }

    private void escape(boolean inClass) {
        if (at + 1 >= text.length()) {
            throw new Refused("trailing backslash at end of expression: ``");
        }
        char next = text.charAt(at + 1);
        if (next == 'Q' && !inClass) {
            int end = text.indexOf("\\E", at);
            int stop = end < 0 ? text.length() : end;
            text.substring(at + 2, stop).chars().forEach(letter -> quoted((char) letter));
            at = end < 0 ? stop : stop + 2;
        } else if (next == 'x' || next == 'p' || next == 'P') {
            int brace = text.startsWith("{", at + 2) ? text.indexOf('}', at) : -1;
            int end = brace > 0 ? brace + 1 : Math.min(text.length(), at + (next == 'x' ? 4 : 3));
            java.append(unicode(text.substring(at, end)));
            at = end;
        } else if (isKnown(next, inClass)) {
            java.append(known(next, inClass));
            at += 2;
        } else {
            throw new Refused("invalid escape sequence: `\\" + next + "`");
        }
    }

    /** White space is less to Go than to Java. */
    private static String known(char next, boolean inClass) {
        return switch (next) {
            case 's' -> inClass ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]";
            case 'S' -> inClass ? "\\S" : "[^\\t\\n\\f\\r ]";
            default -> "\\" + next;
        };
    }

    private static boolean isKnown(char next, boolean inClass) {
        boolean letterOrDigit = next < 128 && Character.isLetterOrDigit(next);
        return !letterOrDigit && next < 128
                || "dDwWsSaftnr0".indexOf(next) >= 0
                || !inClass && "bBAz".indexOf(next) >= 0;
    }

    /** Java writes categories and scripts of Unicode otherwise. */
    private static String unicode(String escape) {
        if (!escape.startsWith("\\p{") && !escape.startsWith("\\P{")) {
            return escape;
        }
        boolean negated = escape.startsWith("{^", 2);
        String name = escape.substring(negated ? 4 : 3, escape.length() - 1);
        String letter = negated ? (escape.charAt(1) == 'p' ? "\\P" : "\\p") : escape.substring(0, 2);
        return letter + "{" + (name.length() > 2 ? "Is" + name : name) + "}";
    }

    private void quoted(char letter) {
        java.append(Character.isLetterOrDigit(letter) ? String.valueOf(letter) : "\\" + letter);
    }

    private void characterClass() {
        int start = at;
        java.append('[');
        at++;
        if (text.startsWith("^", at)) {
            literal('^');
        }
        boolean first = true;
        while (at < text.length() && (first || text.charAt(at) != ']')) {
            first = false;
            classPiece();
        }
        if (at >= text.length()) {
            throw new Refused("missing closing ]: `" + text.substring(start) + "`");
        }
        java.append(']');
        at++;
    }

    private void classPiece() {
        char next = text.charAt(at);
        if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
            int end = text.indexOf(":]", at);
            boolean negated = text.startsWith("[:^", at);
            String name = text.substring(at + (negated ? 3 : 2), end);
            java.append(negated ? "\\P{" : "\\p{")
                    .append(POSIX.get(name)
                            .getOrElseThrow(() -> new Refused("invalid character class range: `[:" + name + ":]`")))
                    .append('}');
            at = end + 2;
        } else if (next == '\\') {
            escape(true);
        } else if (next == '[' || next == ']' || next == '&' || next == '^') {
            java.append('\\').append(next);
            at++;
        } else {
            java.append(next);
            at++;
        }
    }

    /** Go has something against the expression. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
