package io.github.kubevalue.dns.gotemplate;

import io.github.kubevalue.dns.corefile.GoText;

/** Literals as Go reads and writes them. */
final class Words {
    private static final int BITS = 63;

    private Words() {}

    /** Reads a literal. */
    static Value literal(Token token) {
        String text = token.text();
        return switch (token.kind()) {
            case RAW_STRING -> new Value.Text(text.substring(1, text.length() - 1));
            case STRING -> new Value.Text(unquoted(text));
            case CHARACTER -> new Value.Whole(unquoted(text).codePointAt(0));
            default -> number(text);
        };
    }

    private static Value number(String text) {
        if (text.contains(".") || text.matches("[+-]?[0-9]+[eE].*")) {
            throw new IllegalArgumentException("not modelled: the number " + text);
        }
        boolean negative = text.startsWith("-");
        try {
            long number = GoText.parseUint(text.replaceFirst("^[+-]", ""), 0, BITS);
            return new Value.Whole(negative ? -number : number);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("illegal number syntax: \"" + text + "\"");
        }
    }

    // strconv, Unquote
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 1;
        while (i < text.length() - 1) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                i++;
                continue;
            }
            char kind = text.charAt(i + 1);
            int digits = switch (kind) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            try {
                plain.append(
                        digits > 0
                                ? Character.toString(Integer.parseInt(text.substring(i + 2, i + 2 + digits), 16))
                                : escaped(kind, text.charAt(0)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("invalid syntax", e);
            }
            i += 2 + digits;
        }
        return plain.toString();
    }

    private static String escaped(char kind, char quote) {
        int known = "abfnrtv\\".indexOf(kind);
        if (known >= 0) {
            return String.valueOf("\007\b\f\n\r\t\013\\".charAt(known));
        }
        if (kind == quote) {
            return String.valueOf(quote);
        }
        throw new IllegalArgumentException("invalid syntax");
    }

    /** Writes a text in quotes. */
    static String quoted(String text) {
        return io.github.kubevalue.model.validation.GoText.quoted(text);
    }
}
