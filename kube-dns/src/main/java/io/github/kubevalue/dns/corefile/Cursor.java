package io.github.kubevalue.dns.corefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A place among the words of a Corefile, some read and some ahead; words can be put in between. */
// github.com/coredns/caddy, caddyfile/dispenser.go
final class Cursor {
    private final String file;
    private final List<Token> read = new ArrayList<>();
    private final Deque<Token> ahead;

    Cursor(String file, List<Token> tokens) {
        this.file = file;
        this.ahead = new ArrayDeque<>(tokens);
    }

    /** Reads the next word; whether there is one. */
    boolean next() {
        return !ahead.isEmpty() && read.add(ahead.pop());
    }

    /** Reads the next word if it is on the line of the last one. */
    boolean nextArgument() {
        return !ahead.isEmpty() && (read.isEmpty() || last().isOnLineOf(ahead.element())) && next();
    }

    /** Unreads the last word. */
    void back() {
        ahead.push(drop());
    }

    /** Forgets the last word. */
    Token drop() {
        return read.remove(read.size() - 1);
    }

    /** Puts another text for that of the last word. */
    void change(String text) {
        read.add(new Token(text, drop().place()));
    }

    /** Puts words before those that are ahead. */
    void insert(List<Token> tokens) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            ahead.push(tokens.get(i));
        }
    }

    /** The word that was read last. */
    Token last() {
        return read.get(read.size() - 1);
    }

    /** Whether the word that was read last is the first of its line. */
    boolean isFirstOfLine() {
        return read.size() < 2 || read.get(read.size() - 2).isBeforeLineOf(last());
    }

    /** The text of the last word, empty if there is none. */
    String text() {
        return read.isEmpty() ? "" : last().text();
    }

    private Place place() {
        return read.isEmpty() ? new Place(file, 0) : last().place();
    }

    CorefileError error(String message) {
        return CorefileError.at(place(), message);
    }

    CorefileError unexpected(String expected) {
        return CorefileError.syntax(place(), text(), expected);
    }

    CorefileError endOfFile() {
        return error("Unexpected EOF");
    }
}
