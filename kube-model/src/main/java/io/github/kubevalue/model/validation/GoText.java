package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * How Go prints values into messages: texts in quotes as {@code %q} does, and as {@code encoding/json} does where the
 * text has a type of its own.
 */
public final class GoText {
    private GoText() {}

    /** Returns the text in quotes, unprintable characters escaped. (strconv.Quote) */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> quote(point, out));
        return out.append('"').toString();
    }

    private static void quote(int point, StringBuilder out) {
        int escape = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(point);
        if (escape >= 0) {
            out.append('\\').append("abfnrtv\\\"".charAt(escape));
        } else if (isPrintable(point)) {
            out.appendCodePoint(point);
        } else if (point < ' ' || point == 0x7f) {
            out.append(String.format("\\x%02x", point));
        } else {
            out.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
        }
    }

    /** Whether Go's unicode.IsPrint holds: letters, marks, numbers, punctuation, symbols, and the blank of ASCII. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    /** Returns the text as JSON, characters escaped that HTML would misread. */
    public static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> escape(point, out));
        return out.append('"').toString();
    }

    private static void escape(int point, StringBuilder out) {
        int escape = "\b\f\n\r\t\\\"".indexOf(point);
        if (escape >= 0) {
            out.append('\\').append("bfnrt\\\"".charAt(escape));
        } else if (point < ' ' || "<>&\u2028\u2029".indexOf(point) >= 0) {
            out.append(String.format("\\u%04x", point));
        } else {
            out.appendCodePoint(point);
        }
    }

    /** Returns a map of texts as JSON. */
    public static String json(Map<String, String> map) {
        return map.toVector()
                .sortBy(entry -> entry._1)
                .map(entry -> json(entry._1) + ":" + json(entry._2))
                .mkString("{", ",", "}");
    }

    /** Returns a list of texts as JSON. */
    public static String json(Seq<String> texts) {
        return texts.map(GoText::json).mkString("[", ",", "]");
    }

    /** Returns a tree as JSON on one line. (encoding/json, Marshal) */
    public static String json(Json tree) {
        if (tree instanceof Json.Obj object) {
            return object.fields()
                    .map(field -> json(field._1) + ":" + json(field._2))
                    .mkString("{", ",", "}");
        }
        if (tree instanceof Json.Arr array) {
            return array.items().map(GoText::json).mkString("[", ",", "]");
        }
        return tree instanceof Json.Text text ? json(text.value()) : tree.toString();
    }

    /** Returns a tree as JSON on many lines, each level a blank deeper. (encoding/json, MarshalIndent) */
    static String indented(Json tree) {
        return indented(tree, "\n");
    }

    private static String indented(Json tree, String line) {
        if (tree instanceof Json.Obj object && !object.fields().isEmpty()) {
            return object.fields()
                    .map(field -> line + " " + json(field._1) + ": " + indented(field._2, line + " "))
                    .mkString("{", ",", line + "}");
        }
        if (tree instanceof Json.Arr array && !array.items().isEmpty()) {
            return array.items()
                    .map(item -> line + " " + indented(item, line + " "))
                    .mkString("[", ",", line + "]");
        }
        return json(tree);
    }
}
