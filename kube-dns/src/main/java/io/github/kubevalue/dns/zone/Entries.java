package io.github.kubevalue.dns.zone;

import io.vavr.collection.Vector;

/**
 * Splits a zone file into entries. A semicolon begins a comment; a parenthesis makes the ends of lines count for nothing,
 * not even to end a word; quotes hold blanks together.
 */
// github.com/miekg/dns, scan.go, zlexer
final class Entries {
    private final String text;
    private final StringBuilder word = new StringBuilder();
    private Vector<Entry> entries = Vector.empty();
    private Vector<Word> words = Vector.empty();
    private boolean indented;
    private boolean begun;
    private int braces;
    private int line = 1;
    private int column;

    private Entries(String text) {
        this.text = text;
    }

    static Vector<Entry> of(String text) throws Misread {
        return new Entries(text).split();
    }

    private Vector<Entry> split() throws Misread {
        for (int at = 0; at < text.length(); ) {
            at = step(at);
        }
        endWord(false);
        if (braces != 0) {
            throw new Misread("unbalanced brace", new Word("unbalanced brace", false, line, column));
        }
        endEntry();
        return entries;
    }

    /** Reads what begins at that place, and returns where the next begins. */
    private int step(int at) throws Misread {
        char c = text.charAt(at);
        if (c == '\n') {
            newLine();
            return at + 1;
        }
        column++;
        switch (c) {
            case ' ', '\t' -> {
                indented |= !begun;
                endWord(false);
            }
            case ';' -> {
                endWord(false);
                return endOfComment(at);
            }
            case '"' -> {
                endWord(false);
                return quoted(at + 1);
            }
            case '(' -> braces++;
            case ')' -> close();
            case '\r' -> {}
            default -> {
                return plain(at);
            }
        }
        begun = true;
        return at + 1;
    }

    private int plain(int at) {
        begun = true;
        word.append(text.charAt(at));
        if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            column++;
            word.append(text.charAt(at + 1));
            return at + 2;
        }
        return at + 1;
    }

    private int quoted(int from) throws Misread {
        begun = true;
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
            for (int end = at + (escape ? 2 : 1); at < end; at++) {
                word.append(text.charAt(at));
                advance(text.charAt(at));
            }
        }
        column++;
        if (at == text.length()) {
            throw new Misread("unbalanced quote", new Word(word.toString(), true, line, column));
        }
        endWord(true);
        return at + 1;
    }

    private void advance(char c) {
        column = c == '\n' ? 0 : column + 1;
        line += c == '\n' ? 1 : 0;
    }

    private int endOfComment(int from) {
        int end = text.indexOf('\n', from);
        int stop = end < 0 ? text.length() : end;
        column += stop - from - 1;
        return stop;
    }

    private void close() throws Misread {
        braces--;
        if (braces < 0) {
            throw new Misread("extra closing brace", new Word("extra closing brace", false, line, column));
        }
    }

    private void newLine() {
        if (braces == 0) {
            endWord(false);
            endEntry();
        }
        line++;
        column = 0;
    }

    private void endWord(boolean quoted) {
        if (quoted || word.length() > 0) {
            words = words.append(new Word(word.toString(), quoted, line, column));
            word.setLength(0);
        }
    }

    private void endEntry() {
        if (!words.isEmpty()) {
            entries = entries.append(new Entry(indented, words, Word.end(line, column)));
        }
        words = Vector.empty();
        indented = false;
        begun = false;
    }
}
