package io.github.kubevalue.dns.corefile;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words: white space separates, double quotes hold together, {@code #} begins a comment. It belongs to
 * one text.
 */
// github.com/coredns/caddy, caddyfile/lexer.go
final class Lexer {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private int position;
    private int line = 1;

    private Lexer(String text) {
        this.text = text;
        this.position = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
    }

    /** Returns the words of a text that is in that file. */
    static List<Token> split(String file, String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        while (lexer.skipToWord()) {
            Place place = new Place(file, lexer.line);
            lexer.word().forEach(word -> tokens.add(new Token(word, place)));
        }
        return tokens;
    }

    /** Goes to where the next word begins; whether there is one. A comment goes on to the end of its line. */
    private boolean skipToWord() {
        boolean comment = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            comment = (comment || c == '#') && c != '\n';
            if (!comment && !isSpace(c)) {
                return true;
            }
            line += c == '\n' ? 1 : 0;
            position++;
        }
        return false;
    }

    private Option<String> word() {
        return text.charAt(position) == '"' ? quoted() : Option.some(bare());
    }

    /**
     * Only a quote is escaped; any other character keeps the backslash before it. A quote that is never closed goes on to
     * the end, where it is no word if there is nothing in it.
     */
    private Option<String> quoted() {
        StringBuilder word = new StringBuilder();
        boolean escaped = false;
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (!escaped && c == '"') {
                position++;
                return Option.some(word.toString());
            }
            line += c == '\n' ? 1 : 0;
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            word.append(escaped && c != '"' ? "\\" : "").append(c);
            escaped = false;
        }
        return Option.when(!word.isEmpty(), word.toString());
    }

    /** A comment inside a word ends with the line or at the next blank, and what follows the blank is a word again. */
    private String bare() {
        StringBuilder word = new StringBuilder();
        boolean comment = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            comment |= c == '#';
            if (isSpace(c) && c != '\r') {
                break;
            }
            if (!comment && c != '\r') {
                word.append(c);
            }
            position++;
        }
        return word.toString();
    }

    /** What Go's unicode.IsSpace says. */
    private static boolean isSpace(char c) {
        return c == '\u0085' || c == '\u00a0' || c >= '\t' && c <= '\r' || Character.isSpaceChar(c);
    }
}
