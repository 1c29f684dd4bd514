package io.github.kubevalue.model.yaml;

/** A place in a text that moves on, line by line, over what {@link BlockReader} understands. */
final class Cursor {
    /** The indentation of no line: behind the last line of a document. */
    static final int END = -1;

    final String text;
    private final int length;
    int at;
    private int line = 1;
    private int lineStart;
    private int indent = END;

    Cursor(String text) {
        this.text = text;
        this.length = text.length();
    }

    /** Something is met that is better left to the library. */
    static final class Decline extends Exception {
        private static final long serialVersionUID = 1L;

        private Decline() {
            super("declined", null, false, false);
        }
    }

    static Decline decline() {
        return new Decline();
    }

    /** The character here; a line break at the end of the text. */
    char here() {
        return charAt(at);
    }

    /** The character at a position; a line break behind the end of the text. */
    char charAt(int position) {
        return position < length ? text.charAt(position) : '\n';
    }

    boolean isAtEndOfText() {
        return at >= length;
    }

    /** The line, from 1. */
    int line() {
        return line;
    }

    /** The column, from 0. */
    int column() {
        return at - lineStart;
    }

    /** The indentation of the line that {@link #nextLine} has found, or {@link #END}. */
    int indent() {
        return indent;
    }

    /** Whether a dash and nothing directly behind it stands here: an item of a sequence. */
    boolean isAtDash() {
        return here() == '-' && isBlank(charAt(at + 1));
    }

    /** Whether the end of a name is here: a colon and nothing directly behind it. */
    boolean isAtColon() {
        return here() == ':' && isBlank(charAt(at + 1));
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    void skipSpaces() {
        while (at < length && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Whether nothing but spaces or a comment follows on this line; a comment must stand apart from what is before it. */
    boolean isRestEmpty() throws Decline {
        skipSpaces();
        char c = here();
        if (c == '\t' || c == '#' && at > 0 && !isBlank(text.charAt(at - 1))) {
            throw decline();
        }
        return c == '\n' || c == '#';
    }

    /** Goes on from a value to the next line that says something. */
    void endValue() throws Decline {
        if (!isRestEmpty()) {
            throw decline();
        }
        nextLine();
    }

    /** Goes to the first word of the next line that says something, or of this one, if this is its beginning. */
    void nextLine() throws Decline {
        if (at > lineStart) {
            endLine();
        }
        while (at < length) {
            skipSpaces();
            char c = here();
            if (c == '\t') {
                throw decline();
            } else if (c != '\n' && c != '#') {
                indent = isAtMarker() ? END : column();
                return;
            }
            endLine();
        }
        indent = END;
    }

    /** Goes to the beginning of the next line. */
    void endLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? length : end + 1;
        lineStart = at;
        line++;
    }

    /** Whether the line of three dashes is here that begins a document. */
    boolean isAtMarker() {
        return column() == 0 && text.startsWith("---", at) && isBlank(charAt(at + 3));
    }
}
