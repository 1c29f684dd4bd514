package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Cursor.Decline;
import java.util.ArrayList;
import java.util.List;

/** Reads flow collections that end on the line on which they begin: {@code {app: web}}, {@code ["a", "b"]}. */
final class FlowReader {
    private static final int MAX_DEPTH = 20;
    private static final int MANY = 100;

    private final Cursor cursor;
    private final Words words;
    private final ScalarReader scalars;
    private int depth;

    FlowReader(Cursor cursor, Words words, ScalarReader scalars) {
        this.cursor = cursor;
        this.words = words;
        this.scalars = scalars;
    }

    /** Reads the collection that begins here. */
    Node read() throws Decline {
        if (++depth > MAX_DEPTH) {
            throw Cursor.decline();
        }
        Node node = cursor.here() == '{' ? mapping() : sequence();
        depth--;
        return node;
    }

    private Node mapping() throws Decline {
        int line = cursor.line();
        int column = cursor.column() + 1;
        List<String> names = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (boolean more = begins('}'); more; more = goesOn('}')) {
            String name = name();
            if (names.size() > MANY || names.contains(name)) {
                throw Cursor.decline();
            }
            names.add(name);
            values.add(value());
        }
        return new Node.Mapping(names.toArray(String[]::new), values.toArray(Node[]::new), line, column);
    }

    private Node sequence() throws Decline {
        int line = cursor.line();
        int column = cursor.column() + 1;
        List<Node> items = new ArrayList<>();
        for (boolean more = begins(']'); more; more = goesOn(']')) {
            items.add(value());
        }
        return new Node.Sequence(items.toArray(Node[]::new), line, column);
    }

    /** Whether the collection that begins here has something in it. */
    private boolean begins(char end) {
        cursor.at++;
        cursor.skipSpaces();
        return !ends(end);
    }

    /** Whether a comma follows, and with it something more. */
    private boolean goesOn(char end) throws Decline {
        cursor.skipSpaces();
        if (ends(end)) {
            return false;
        } else if (cursor.here() != ',') {
            throw Cursor.decline();
        }
        cursor.at++;
        cursor.skipSpaces();
        return true;
    }

    private boolean ends(char end) {
        boolean ends = cursor.here() == end;
        cursor.at += ends ? 1 : 0;
        return ends;
    }

    private String name() throws Decline {
        int start = cursor.at;
        boolean isQuoted = scalars.isAtQuote();
        String name = isQuoted ? scalars.quoted() : words.name(start, wordEnd());
        if (cursor.here() != ':' || !isQuoted && !cursor.isAtColon()) {
            throw Cursor.decline();
        }
        cursor.at++;
        cursor.skipSpaces();
        return name;
    }

    private int wordEnd() {
        scalars.skipWord();
        return cursor.at;
    }

    private Node value() throws Decline {
        char first = cursor.here();
        if (first == '{' || first == '[') {
            return read();
        }
        int line = cursor.line();
        int column = cursor.column() + 1;
        Json value = scalars.isAtQuote() ? Json.of(scalars.quoted()) : word();
        return new Node.Scalar(value, line, column);
    }

    private Json word() throws Decline {
        int start = cursor.at;
        int end = wordEnd();
        if (start == end || cursor.charAt(start) == ':' || cursor.charAt(end - 1) == ':') {
            throw Cursor.decline();
        }
        return words.meaning(start, end);
    }
}
