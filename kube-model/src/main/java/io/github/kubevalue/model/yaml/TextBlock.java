package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.yaml.Cursor.Decline;

/** Reads the lines of one literal or folded text. */
final class TextBlock {
    private final Cursor cursor;
    private final boolean isFolded;
    private final char chomping;
    private final StringBuilder value = new StringBuilder();
    private int breaks;

    /** The cursor stands at the beginning of the first line. */
    TextBlock(Cursor cursor, boolean isFolded, char chomping) {
        this.cursor = cursor;
        this.isFolded = isFolded;
        this.chomping = chomping;
    }

    /** Reads the lines that are indented by more than that, and goes to the next line that says something. */
    String read(int outer) throws Decline {
        int indent = indentOfFirst();
        if (indent > outer) {
            readLines(indent);
        } else if (breaks > 0) {
            throw Cursor.decline();
        }
        cursor.nextLine();
        return end();
    }

    /** Goes over empty lines to the first that is not. */
    private int indentOfFirst() throws Decline {
        while (!cursor.isAtEndOfText()) {
            cursor.skipSpaces();
            if (cursor.here() == '\t') {
                throw Cursor.decline();
            } else if (cursor.here() != '\n') {
                int indent = cursor.column();
                cursor.at -= indent;
                return indent;
            } else if (cursor.column() > 0 || isFolded) {
                throw Cursor.decline();
            }
            breaks++;
            cursor.endLine();
        }
        return 0;
    }

    private void readLines(int indent) throws Decline {
        while (!cursor.isAtEndOfText()) {
            int start = cursor.at;
            while (cursor.column() < indent && cursor.here() == ' ') {
                cursor.at++;
            }
            if (cursor.here() == '\n') {
                breaks++;
                requireBreak();
            } else if (cursor.column() < indent) {
                cursor.at = start;
                return;
            } else {
                readLine();
            }
            cursor.endLine();
        }
    }

    private void readLine() throws Decline {
        char first = cursor.here();
        if (isFolded && (first == ' ' || first == '\t')) {
            throw Cursor.decline();
        }
        boolean isSpace = isFolded && breaks == 1 && !value.isEmpty();
        if (isSpace) {
            value.append(' ');
        } else {
            appendBreaks(isFolded && !value.isEmpty() ? breaks - 1 : breaks);
        }
        breaks = 1;
        int end = cursor.text.indexOf('\n', cursor.at);
        if (end < 0) {
            throw Cursor.decline();
        }
        value.append(cursor.text, cursor.at, end);
    }

    /** The last line must end, too: whether a text ends with a line break would hang on it. */
    private void requireBreak() throws Decline {
        if (cursor.isAtEndOfText()) {
            throw Cursor.decline();
        }
    }

    private void appendBreaks(int count) {
        for (int i = 0; i < count; i++) {
            value.append('\n');
        }
    }

    private String end() {
        if (chomping == '+') {
            appendBreaks(breaks);
        } else if (chomping != '-' && !value.isEmpty()) {
            value.append('\n');
        }
        return value.toString();
    }
}
