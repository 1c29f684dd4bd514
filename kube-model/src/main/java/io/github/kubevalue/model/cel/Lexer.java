package io.github.kubevalue.model.cel;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts an expression into words. (cel-spec, Syntax) */
final class Lexer {
    private static final Set<String> LITERALS = HashSet.of("true", "false", "null", "in");
    private static final Vector<String> SYMBOLS = Vector.of(
            "&&", "||", "<=", ">=", "==", "!=", ".", ",", "(", ")", "[", "]", "{", "}", "?", ":", "+", "-", "*", "/",
            "%", "!", "<", ">");
    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** What a word is. */
    enum Sort {
        IDENT,
        KEYWORD,
        NUMBER,
        STRING,
        BYTES,
        SYMBOL,
        END
    }

    /**
     * A word.
     *
     * @param value what a literal says; otherwise the word itself
     */
    record Token(Sort sort, int at, String text, Val value) {

        boolean is(String wanted) {
            return (sort == Sort.SYMBOL || sort == Sort.KEYWORD) && text.equals(wanted);
        }
    }

    /** An expression that cannot be read, and where. */
    static final class SyntaxError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int at;

        SyntaxError(int at, String message) {
            super(message, null, false, false);
            this.at = at;
        }

        static SyntaxError of(int at, String message) {
            return new SyntaxError(at, "Syntax error: " + message);
        }

        int at() {
            return at;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    Vector<Token> tokens() {
        Vector<Token> tokens = Vector.empty();
        do {
            skip();
            tokens = tokens.append(next());
        } while (tokens.last().sort() != Sort.END);
        return tokens;
    }

    private void skip() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private Token next() {
        int start = at;
        if (at >= text.length()) {
            return new Token(Sort.END, at, "<EOF>", Val.NULL);
        }
        char first = text.charAt(at);
        int quote = quoteAfterPrefix();
        if (quote >= 0) {
            return string(start, text.substring(start, quote).toLowerCase(Locale.ROOT), quote);
        }
        if (Character.isDigit(first) || first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return number(start);
        }
        if (first == '_' || isLetter(first)) {
            while (at < text.length()
                    && (text.charAt(at) == '_' || isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            String word = text.substring(start, at);
            return new Token(LITERALS.contains(word) ? Sort.KEYWORD : Sort.IDENT, start, word, Val.of(word));
        }
        if (first == '`') {
            int end = text.indexOf('`', at + 1);
            if (end > 0) {
                at = end + 1;
                String word = text.substring(start + 1, end);
                return new Token(Sort.IDENT, start, word, Val.of(word));
            }
        }
        String symbol = SYMBOLS.find(known -> text.startsWith(known, start))
                .getOrElseThrow(() -> SyntaxError.of(start, "token recognition error at: '" + first + "'"));
        at += symbol.length();
        return new Token(Sort.SYMBOL, start, symbol, Val.of(symbol));
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Where the quote of a literal stands that begins here, with or without {@code r} and {@code b}; -1 if none does. */
    private int quoteAfterPrefix() {
        int place = at;
        while (place < text.length() && place - at < 2 && "rRbB".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        return place < text.length() && (text.charAt(place) == '"' || text.charAt(place) == '\'') ? place : -1;
    }

    private Token number(int start) {
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        at += hex ? 2 : 0;
        boolean fraction = false;
        while (at < text.length()) {
            char letter = text.charAt(at);
            boolean exponent = !hex && (letter == 'e' || letter == 'E');
            boolean sign = !hex && (letter == '+' || letter == '-') && "eE".indexOf(text.charAt(at - 1)) >= 0;
            boolean dot = !hex && letter == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
            if (!(hex ? Character.digit(letter, 16) >= 0 : isDigit(letter) || exponent || sign || dot)) {
                break;
            }
            fraction |= exponent || dot;
            at++;
        }
        String digits = text.substring(start, at);
        boolean unsigned = at < text.length() && (text.charAt(at) == 'u' || text.charAt(at) == 'U');
        at += unsigned ? 1 : 0;
        return new Token(Sort.NUMBER, start, text.substring(start, at), number(start, digits, fraction, unsigned));
    }

    private static Val number(int start, String digits, boolean fraction, boolean unsigned) {
        try {
            if (fraction) {
                return Val.of(Double.parseDouble(digits));
            }
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            String plain = hex ? digits.substring(2) : digits;
            if (unsigned) {
                return new Val.Uint(Long.parseUnsignedLong(plain, hex ? 16 : 10));
            }
            // the least number is only read together with its minus
            return plain.equals("9223372036854775808")
                    ? new Val.Text(plain)
                    : Val.of(Long.parseLong(plain, hex ? 16 : 10));
        } catch (NumberFormatException refusal) {
            throw SyntaxError.of(start, "invalid " + (unsigned ? "uint" : "int") + " literal");
        }
    }

    private Token string(int start, String prefix, int quote) {
        boolean raw = prefix.contains("r");
        boolean bytes = prefix.contains("b");
        String single = text.substring(quote, quote + 1);
        String mark = text.startsWith(single.repeat(3), quote) ? single.repeat(3) : single;
        at = quote + mark.length();
        Literal literal = new Literal(bytes);
        while (!text.startsWith(mark, at)) {
            if (at >= text.length() || mark.length() == 1 && text.charAt(at) == '\n') {
                throw SyntaxError.of(start, "token recognition error at: '" + text.substring(start, at) + "'");
            }
            if (text.charAt(at) == '\\' && !raw) {
                escape(literal);
            } else {
                int letter = text.codePointAt(at);
                literal.letter(letter);
                at += Character.charCount(letter);
            }
        }
        at += mark.length();
        return new Token(bytes ? Sort.BYTES : Sort.STRING, start, text.substring(start, at), literal.value());
    }

    private void escape(Literal literal) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int simple = "abfnrtv\\?\"'`".indexOf(kind);
        if (simple >= 0) {
            literal.letter("\u0007\b\f\n\r\t\u000b\\?\"'`".charAt(simple));
            at += 2;
            return;
        }
        int length = switch (kind) {
            case 'x', 'X' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> kind >= '0' && kind <= '3' ? 3 : -1;
        };
        int from = at + (length == 3 ? 1 : 2);
        try {
            int code = Integer.parseInt(text.substring(from, from + length), length == 3 ? 8 : 16);
            if (length <= 3) {
                literal.octet(code);
            } else {
                literal.letter(code);
            }
            at = from + length;
        } catch (NumberFormatException | StringIndexOutOfBoundsException refusal) {
            throw SyntaxError.of(at, "token recognition error at: '\\" + kind + "'");
        }
    }

    /** What a literal says: letters, or bytes. */
    private static final class Literal {
        private final boolean bytes;
        private final StringBuilder letters = new StringBuilder();
        private Vector<Byte> octets = Vector.empty();

        Literal(boolean bytes) {
            this.bytes = bytes;
        }

        void letter(int letter) {
            letters.appendCodePoint(letter);
            if (bytes) {
                octets =
                        octets.appendAll(Vector.ofAll(Character.toString(letter).getBytes(StandardCharsets.UTF_8)));
            }
        }

        void octet(int code) {
            letters.appendCodePoint(code);
            octets = octets.append((byte) code);
        }

        Val value() {
            return bytes ? new Val.Bytes(octets) : Val.of(letters.toString());
        }
    }
}
