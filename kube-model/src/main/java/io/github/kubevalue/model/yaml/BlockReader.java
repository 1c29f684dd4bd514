package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Cursor.Decline;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the part of YAML in which manifests are written, quickly: block mappings and sequences, scalars on one line,
 * literal and folded texts, flow collections on one line. Of a text that has anything else, or anything wrong, it reads
 * nothing, and {@link YamlComposer} is to read it; what it does read, the composer would read as the same.
 */
final class BlockReader {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NAME = 1000;
    private static final int FEW = 16;

    private final Cursor cursor;
    private final Words words;
    private final ScalarReader scalars;
    private final FlowReader flows;
    private String[] names = new String[32];
    private Node[] nodes = new Node[32];
    private int top;
    private int values;
    private int depth;

    private BlockReader(String text) {
        this.cursor = new Cursor(text);
        this.words = new Words(text);
        this.scalars = new ScalarReader(cursor, words);
        this.flows = new FlowReader(cursor, words, scalars);
    }

    /** Returns the documents of a text, but for empty ones; nothing if the text is out of the ordinary. */
    static Option<Documents> read(String text) {
        try {
            return isOrdinary(text) ? Option.of(Documents.of(new BlockReader(text).documents())) : Option.none();
        } catch (Decline unusual) {
            return Option.none();
        }
    }

    /** Whether all characters mean themselves, and a column is a character. */
    private static boolean isOrdinary(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && !isOrdinary(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOrdinary(char c) {
        return c == '\n'
                || c == '\t'
                || c >= '\u00A0' && c < '\uD800' && c != '\u2028' && c != '\u2029'
                || c > '\uDFFF' && c < '\uFFFE' && c != '\uFEFF';
    }

    private Seq<Node> documents() throws Decline {
        Vector<Node> documents = Vector.empty();
        cursor.nextLine();
        while (!cursor.isAtEndOfText()) {
            if (cursor.indent() == Cursor.END) {
                cursor.at += 3;
                cursor.endValue();
            } else {
                documents = documents.append(block());
                if (cursor.indent() != Cursor.END) {
                    throw Cursor.decline();
                }
            }
        }
        return documents;
    }

    private Node block() throws Decline {
        return cursor.isAtDash() ? sequence(cursor.column()) : mapping(cursor.column());
    }

    private void enter() throws Decline {
        if (++depth > MAX_DEPTH || ++values > Composer.MAX_VALUES) {
            throw Cursor.decline();
        }
    }

    private Node mapping(int indent) throws Decline {
        enter();
        int line = cursor.line();
        int bottom = top;
        Set<String> seen = Set.of();
        do {
            String name = name();
            seen = top - bottom == FEW ? new HashSet<>(Arrays.asList(names).subList(bottom, top)) : seen;
            if (top - bottom < FEW ? isTaken(name, bottom) : !seen.add(name)) {
                throw Cursor.decline();
            }
            push(name, value(indent));
        } while (isNext(indent));
        depth--;
        return pop(bottom, line, indent + 1);
    }

    private boolean isTaken(String name, int bottom) {
        for (int i = bottom; i < top; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the next line goes on with the collection of that indentation. */
    private boolean isNext(int indent) throws Decline {
        if (cursor.indent() > indent) {
            throw Cursor.decline();
        }
        return cursor.indent() == indent;
    }

    private Node sequence(int indent) throws Decline {
        enter();
        int line = cursor.line();
        int bottom = top;
        do {
            push("", item(indent));
        } while (isNext(indent) && cursor.isAtDash());
        depth--;
        Node[] items = Arrays.copyOfRange(nodes, bottom, top);
        top = bottom;
        return new Node.Sequence(items, line, indent + 1);
    }

    private Node item(int indent) throws Decline {
        if (!cursor.isAtDash()) {
            throw Cursor.decline();
        }
        cursor.at++;
        int line = cursor.line();
        int column = cursor.column() + 1;
        if (cursor.isRestEmpty()) {
            cursor.nextLine();
            return cursor.indent() > indent ? block() : nothing(line, column);
        }
        return cursor.isAtDash() || isAtName() ? block() : inline(indent);
    }

    /** What stands behind a name and its colon, or in the lines below. */
    private Node value(int indent) throws Decline {
        int line = cursor.line();
        int column = cursor.column() + 1;
        if (!cursor.isRestEmpty()) {
            return inline(indent);
        }
        cursor.nextLine();
        if (cursor.indent() > indent) {
            return block();
        }
        return cursor.indent() == indent && cursor.isAtDash() ? sequence(indent) : nothing(line, column);
    }

    private Node nothing(int line, int column) throws Decline {
        count();
        return new Node.Scalar(Json.NULL, line, column);
    }

    private void count() throws Decline {
        if (++values > Composer.MAX_VALUES) {
            throw Cursor.decline();
        }
    }

    /** A value that begins on this line, and goes on at most in the lines of a block of text. */
    private Node inline(int indent) throws Decline {
        count();
        int line = cursor.line();
        int column = cursor.column() + 1;
        switch (cursor.here()) {
            case '|', '>' -> {
                return new Node.Scalar(Json.of(scalars.block(indent)), line, column);
            }
            case '{', '[' -> {
                Node flow = flows.read();
                values += (int) flow.size();
                cursor.endValue();
                return flow;
            }
            default -> {
                Json value = scalars.isAtQuote() ? Json.of(scalars.quoted()) : scalars.plain();
                cursor.endValue();
                return new Node.Scalar(value, line, column);
            }
        }
    }

    /** Whether a name and its colon are here. */
    private boolean isAtName() throws Decline {
        int start = cursor.at;
        if (scalars.isAtQuote()) {
            scalars.quoted();
        } else {
            scalars.skipWord();
        }
        boolean isName = cursor.isAtColon();
        cursor.at = start;
        return isName;
    }

    /** Reads a name and its colon. */
    private String name() throws Decline {
        int start = cursor.at;
        String name = "";
        if (scalars.isAtQuote()) {
            name = scalars.quoted();
        } else {
            scalars.skipWord();
            name = words.name(start, cursor.at);
        }
        if (!cursor.isAtColon() || cursor.at - start > MAX_NAME) {
            throw Cursor.decline();
        }
        cursor.at++;
        return name;
    }

    private void push(String name, Node node) {
        if (top == names.length) {
            names = Arrays.copyOf(names, 2 * top);
            nodes = Arrays.copyOf(nodes, 2 * top);
        }
        names[top] = name;
        nodes[top++] = node;
    }

    private Node pop(int bottom, int line, int column) {
        Node mapping = new Node.Mapping(
                Arrays.copyOfRange(names, bottom, top), Arrays.copyOfRange(nodes, bottom, top), line, column);
        top = bottom;
        return mapping;
    }
}
