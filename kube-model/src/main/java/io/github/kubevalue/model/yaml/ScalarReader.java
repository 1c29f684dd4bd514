package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Cursor.Decline;

/** Reads the scalars of block collections. */
final class ScalarReader {
    private static final Letters WORD = Letters.of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_");

    private final Cursor cursor;
    private final Words words;

    ScalarReader(Cursor cursor, Words words) {
        this.cursor = cursor;
        this.words = words;
    }

    boolean isAtQuote() {
        return cursor.here() == '"' || cursor.here() == '\'';
    }

    /** Goes over a word of letters, digits, and what else names of fields are made of. */
    void skipWord() {
        while (isOfWord(cursor.here())) {
            cursor.at++;
        }
    }

    private boolean isOfWord(char c) {
        if (c == ':' || c == '-') {
            return !Cursor.isBlank(cursor.charAt(cursor.at + 1));
        }
        return WORD.has(c);
    }

    /** Reads the rest of the line, but for a comment, as a plain scalar. */
    Json plain() throws Decline {
        int start = cursor.at;
        if (!mayBeginPlain(cursor.here())) {
            throw Cursor.decline();
        }
        int at = start;
        int end = start;
        for (char c = cursor.charAt(at); c != '\n' && (c != '#' || at == end); c = cursor.charAt(at)) {
            if (c == '\t' || c == ':' && Cursor.isBlank(cursor.charAt(at + 1))) {
                throw Cursor.decline();
            }
            at++;
            end = c == ' ' ? end : at;
        }
        cursor.at = at;
        return words.meaning(start, end);
    }

    /** Whether a plain scalar may begin so: there are more ways than these, rare ones. */
    private boolean mayBeginPlain(char c) {
        return c > '~'
                || (c == '-' ? !Cursor.isBlank(cursor.charAt(cursor.at + 1)) : "&*!|>'\"%@`?:,[]{}#\t".indexOf(c) < 0);
    }

    /** Reads a text in quotes that ends on this line. */
    String quoted() throws Decline {
        char quote = cursor.here();
        int start = cursor.at + 1;
        int end = start;
        for (char c = cursor.charAt(end); c != quote; c = cursor.charAt(end)) {
            if (c == '\n' || c == '\t') {
                throw Cursor.decline();
            } else if (c == '\\' && quote == '"') {
                return escaped(start);
            }
            end++;
        }
        if (quote == '\'' && cursor.charAt(end + 1) == '\'') {
            return doubled(start);
        }
        cursor.at = end + 1;
        return cursor.text.substring(start, end);
    }

    /** Reads a text in double quotes from its beginning, with the escapes that are the same in JSON. */
    private String escaped(int start) throws Decline {
        StringBuilder value = new StringBuilder();
        int at = start;
        for (char c = cursor.charAt(at); c != '"'; c = cursor.charAt(at)) {
            if (c == '\n' || c == '\t') {
                throw Cursor.decline();
            }
            value.append(c == '\\' ? unescaped(cursor.charAt(++at)) : c);
            at++;
        }
        cursor.at = at + 1;
        return value.toString();
    }

    private static char unescaped(char c) throws Decline {
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw Cursor.decline();
        };
    }

    /** Reads a text in single quotes from its beginning, in which two of them are one. */
    private String doubled(int start) throws Decline {
        StringBuilder value = new StringBuilder();
        int at = start;
        while (cursor.charAt(at) != '\'' || cursor.charAt(at + 1) == '\'') {
            char c = cursor.charAt(at);
            if (c == '\n' || c == '\t') {
                throw Cursor.decline();
            }
            value.append(c);
            at += c == '\'' ? 2 : 1;
        }
        cursor.at = at + 1;
        return value.toString();
    }

    /** Reads a block of text, literal or folded, below a line of that indentation, and goes to the next line. */
    String block(int indent) throws Decline {
        boolean isFolded = cursor.here() == '>';
        cursor.at++;
        char chomping = cursor.here();
        if (chomping == '-' || chomping == '+') {
            cursor.at++;
        }
        if (!cursor.isRestEmpty()) {
            throw Cursor.decline();
        }
        cursor.endLine();
        return new TextBlock(cursor, isFolded, chomping).read(indent);
    }
}
