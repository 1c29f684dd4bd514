package io.github.kubevalue.model.selector;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** Cuts the text of a query by labels into tokens. (apimachinery/pkg/labels/selector.go, Lexer) */
final class LabelLexer {
    private static final Map<String, Token> KNOWN = HashMap.ofEntries(
            Vector.of(Token.values()).filter(token -> !token.text.isEmpty()).map(token -> Tuple.of(token.text, token)));

    private final String text;
    private int at;

    private LabelLexer(String text) {
        this.text = text;
    }

    /** What a token is. */
    enum Token {
        END(""),
        IDENTIFIER(""),
        CLOSED(")"),
        COMMA(","),
        DOES_NOT_EXIST("!"),
        DOUBLE_EQUALS("=="),
        EQUALS("="),
        GREATER_THAN(">"),
        IN("in"),
        LESS_THAN("<"),
        NOT_EQUALS("!="),
        NOT_IN("notin"),
        OPEN("(");

        private final String text;

        Token(String text) {
            this.text = text;
        }
    }

    /** A token, and the piece of the text that it is. */
    record Scanned(Token token, String literal) {

        /** Where a value may stand, {@code in} and {@code notin} are words like any other. */
        Scanned asValue() {
            return token == Token.IN || token == Token.NOT_IN ? new Scanned(Token.IDENTIFIER, literal) : this;
        }
    }

    /** Returns all tokens of a text; the last, and only that, is its end. */
    static Vector<Scanned> scan(String text) {
        LabelLexer lexer = new LabelLexer(text);
        Vector<Scanned> tokens = Vector.empty();
        do {
            tokens = tokens.append(lexer.next());
        } while (tokens.last().token != Token.END);
        return tokens;
    }

    private Scanned next() {
        while (at < text.length() && isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Scanned(Token.END, "");
        }
        return isSpecial(text.charAt(at)) ? symbol() : word();
    }

    /** The longest symbol that begins here. */
    private Scanned symbol() {
        boolean isDouble = at + 1 < text.length() && KNOWN.containsKey(text.substring(at, at + 2));
        String symbol = text.substring(at, isDouble ? at + 2 : at + 1);
        at += symbol.length();
        return new Scanned(KNOWN.get(symbol).get(), symbol);
    }

    private Scanned word() {
        int from = at;
        while (at < text.length() && !isSpecial(text.charAt(at)) && !isWhitespace(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        return new Scanned(KNOWN.getOrElse(word, Token.IDENTIFIER), word);
    }

    private static boolean isWhitespace(char c) {
        return " \t\r\n".indexOf(c) >= 0;
    }

    private static boolean isSpecial(char c) {
        return "=!(),><".indexOf(c) >= 0;
    }
}
