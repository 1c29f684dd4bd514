package io.github.kubevalue.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Comparator;

/** JSON as text, as Go writes it: without spaces, keys in order, {@code <}, {@code >} and {@code &} as escapes. */
public final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Returns the value that a text says, or why it says none. */
    public static Either<String, Json> parse(String text) {
        try {
            return Either.right(MAPPER.readValue(text, Json.class));
        } catch (JsonProcessingException problem) {
            return Either.left(problem.getOriginalMessage());
        }
    }

    /** Returns a value as Go writes it. */
    public static String of(Json json) {
        StringBuilder text = new StringBuilder();
        write(json, text);
        return text.toString();
    }

    private static void write(Json json, StringBuilder out) {
        if (json instanceof Json.Obj object) {
            writeFields(object, out);
        } else if (json instanceof Json.Arr array) {
            String separator = "[";
            for (Json item : array.items()) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(array.items().isEmpty() ? "[]" : "]");
        } else if (json instanceof Json.Text text) {
            writeText(text.value(), out);
        } else {
            out.append(json);
        }
    }

    private static void writeFields(Json.Obj object, StringBuilder out) {
        Vector<Tuple2<String, Json>> fields =
                object.fields().toVector().sortBy(Comparator.<String>naturalOrder(), field -> field._1);
        String separator = "{";
        for (Tuple2<String, Json> field : fields) {
            out.append(separator);
            writeText(field._1, out);
            out.append(':');
            write(field._2, out);
            separator = ",";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            writeCharacter(text.charAt(at), out);
        }
        out.append('"');
    }

    private static void writeCharacter(char character, StringBuilder out) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '<', '>', '&', '\u2028', '\u2029' -> out.append(String.format("\\u%04x", (int) character));
            default -> out.append(character < ' ' ? String.format("\\u%04x", (int) character) : character);
        }
    }
}
