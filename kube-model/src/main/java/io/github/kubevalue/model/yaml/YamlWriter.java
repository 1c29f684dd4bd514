package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.TreeMap;

/**
 * Writes YAML as the library of Kubernetes does: in blocks, keys in order, lists as deep as their names, quotes only where
 * they must be, long lines folded behind column 80.
 */
final class YamlWriter {
    private static final int WIDTH = 80;
    private static final int LONGEST_SIMPLE_KEY = 128;
    private static final Comparator<String> ORDER = new KeyOrder();

    private final StringBuilder out = new StringBuilder();
    private int column;

    static String write(Json tree) {
        YamlWriter writer = new YamlWriter();
        if (tree instanceof Json.Text text) {
            writer.text(text.value(), 2, true);
        } else {
            writer.compact(tree, 0);
        }
        writer.endLine();
        return writer.out.toString();
    }

    /** Writes a value that begins where the writer stands, the rest of it indented. */
    private void compact(Json value, int indent) {
        if (value instanceof Json.Obj object && !object.fields().isEmpty()) {
            mapping(object, indent);
        } else if (value instanceof Json.Arr array && !array.items().isEmpty()) {
            sequence(array, indent);
        } else {
            scalar(value, indent);
        }
    }

    private void mapping(Json.Obj object, int indent) {
        // a tree, since it bears an order that is not transitive everywhere
        TreeMap<String, Json> fields = new TreeMap<>(ORDER);
        for (Tuple2<String, Json> field : object.fields()) {
            fields.put(field._1, field._2);
        }
        boolean isFirst = true;
        for (var field : fields.entrySet()) {
            if (!isFirst) {
                newLine(indent);
            }
            isFirst = false;
            field(field.getKey(), field.getValue(), indent);
        }
    }

    // goyaml.v2/emitterc.go, yaml_emitter_emit_block_mapping_key, yaml_emitter_check_simple_key
    private void field(String name, Json value, int indent) {
        if (name.indexOf('\n') >= 0 || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_SIMPLE_KEY) {
            put("? ");
            text(name, indent + 2, true);
            newLine(indent);
            put(": ");
            compact(value, indent + 2);
            return;
        }
        text(name, indent + 2, false);
        put(":");
        if (value instanceof Json.Obj object && !object.fields().isEmpty()) {
            newLine(indent + 2);
            mapping(object, indent + 2);
        } else if (value instanceof Json.Arr array && !array.items().isEmpty()) {
            newLine(indent);
            sequence(array, indent);
        } else {
            put(" ");
            scalar(value, indent + 2);
        }
    }

    private void sequence(Json.Arr array, int indent) {
        boolean isFirst = true;
        for (Json item : array.items()) {
            if (!isFirst) {
                newLine(indent);
            }
            isFirst = false;
            put("- ");
            compact(item, indent + 2);
        }
    }

    private void scalar(Json value, int indent) {
        if (value instanceof Json.Text text) {
            text(text.value(), indent, true);
        } else if (value instanceof Json.Number number) {
            put(Numbers.print(number.value()));
        } else {
            // null, truth values, and what is empty
            put(value.toString());
        }
    }

    // goyaml.v2/encode.go, stringv, and emitterc.go, yaml_emitter_select_scalar_style
    private void text(String text, int indent, boolean mayBreak) {
        TextForm form = TextForm.of(text);
        if (text.indexOf('\n') >= 0 && form.block()) {
            block(text, indent);
        } else if (text.indexOf('\n') >= 0 || Scalars.needsQuotes(text)) {
            doubleQuoted(text, indent, mayBreak);
        } else if (form.plain()) {
            plain(text, indent, mayBreak);
        } else if (form.single()) {
            singleQuoted(text, indent, mayBreak);
        } else {
            doubleQuoted(text, indent, mayBreak);
        }
    }

    private void block(String text, int indent) {
        put("|");
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            put("2");
        }
        if (!text.endsWith("\n")) {
            put("-");
        } else if (text.length() == 1 || text.endsWith("\n\n")) {
            put("+");
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i < lines.length - 1 || !lines[i].isEmpty()) {
                out.append('\n');
                column = 0;
                putIndented(lines[i], indent);
            }
        }
        if (text.endsWith("\n")) {
            out.append('\n');
            column = 0;
        }
    }

    private void putIndented(String line, int indent) {
        if (!line.isEmpty()) {
            put(" ".repeat(indent));
            put(line);
        }
    }

    private void plain(String text, int indent, boolean mayBreak) {
        if (!mayBreak || column + text.length() <= WIDTH) {
            put(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            if (isFold(text, i) && !isSpace(text, i + 1)) {
                newLine(indent);
            } else {
                put(text.charAt(i));
            }
        }
    }

    private void singleQuoted(String text, int indent, boolean mayBreak) {
        put('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mayBreak && isFold(text, i) && isInner(text, i) && !isSpace(text, i + 1)) {
                newLine(indent);
            } else {
                put(c);
                if (c == '\'') {
                    put(c);
                }
            }
        }
        put('\'');
    }

    private void doubleQuoted(String text, int indent, boolean mayBreak) {
        put('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (mayBreak && isFold(text, i) && isInner(text, i)) {
                newLine(indent);
                put(isSpace(text, i + 1) ? "\\" : "");
            } else {
                put(Escapes.print(text.codePointAt(i)));
            }
        }
        put('"');
    }

    /** Whether the line is full, and a lone space or the first of several is here. */
    private boolean isFold(String text, int i) {
        return column > WIDTH && isSpace(text, i) && !(i > 0 && isSpace(text, i - 1));
    }

    private static boolean isInner(String text, int i) {
        return i > 0 && i < text.length() - 1;
    }

    private static boolean isSpace(String text, int i) {
        return i < text.length() && text.charAt(i) == ' ';
    }

    private void put(String text) {
        out.append(text);
        column += text.length();
    }

    private void put(char c) {
        out.append(c);
        column++;
    }

    private void newLine(int indent) {
        endLine();
        out.append(" ".repeat(indent));
        column = indent;
    }

    private void endLine() {
        if (column > 0) {
            out.append('\n');
            column = 0;
        }
    }
}
