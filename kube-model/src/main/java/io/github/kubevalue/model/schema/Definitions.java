package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definitions of Kubernetes 1.36: a table beside this class, of which each line is read when it is first asked for. */
final class Definitions {
    static final Definitions KUBERNETES = new Definitions(lines());

    private static final Pattern FIELD = Pattern.compile(
            "(?<name>[^:]+):(?<type>\\[=][^=+@]+|[^=+@]+)(=(?<initial>[^+@]+))?(\\+(?<strategy>[^@]+))?(@(?<key>.+))?");
    private static final Map<String, Schema> SIMPLE = HashMap.of(
            "n", Schema.of(ScalarType.NUMERIC),
            "s", Schema.of(ScalarType.STRING),
            "b", Schema.of(ScalarType.BOOLEAN),
            "u", Schema.of(ScalarType.UNTYPED),
            "?", Schema.DEDUCED,
            "*", Schema.UNTYPED);

    private final Map<String, String> lines;
    private final Map<String, String> kinds;
    private final ConcurrentHashMap<String, Schema> read = new ConcurrentHashMap<>();

    private Definitions(Seq<String> lines) {
        this.lines = lines.toMap(line -> Tuple.of(name(line), line));
        this.kinds = lines.flatMap(Definitions::kinds).toMap(kind -> kind);
    }

    private static Seq<String> lines() {
        try (InputStream table = Objects.requireNonNull(Definitions.class.getResourceAsStream("definitions.txt"))) {
            return Vector.of(new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String name(String line) {
        int end = line.indexOf(' ');
        String name = end < 0 ? line : line.substring(0, end);
        return name.endsWith("!") ? name.substring(0, name.length() - 1) : name;
    }

    private static Seq<Tuple2<String, String>> kinds(String line) {
        return line.contains(" @")
                ? words(line).filter(word -> word.startsWith("@")).map(word -> Tuple.of(word.substring(1), name(line)))
                : Vector.empty();
    }

    private static Seq<String> words(String line) {
        return Vector.of(line.split(" ")).tail();
    }

    /** The names of all definitions. */
    Seq<String> names() {
        return lines.keySet().toVector();
    }

    /** Returns the shape of a kind, {@code apps/v1/Deployment}. */
    Option<Schema> kind(String name) {
        return kinds.get(name).map(this::definition);
    }

    /** Returns the shape of that name, {@code core.v1.Container}. */
    Schema definition(String name) {
        Schema known = read.get(name);
        if (known != null) {
            return known;
        }
        Schema schema = parsed(lines.get(name).getOrElseThrow(() -> new IllegalArgumentException("no " + name)));
        read.put(name, schema);
        return schema;
    }

    private Schema parsed(String line) {
        Map<String, Field> fields = words(line)
                .filter(word -> !word.startsWith("@"))
                .map(FIELD::matcher)
                .toMap(word -> Tuple.of(group(word, "name").get(), field(word)));
        return Schema.of(MapSchema.struct(fields).withAtomic(line.startsWith(name(line) + "!")));
    }

    private Field field(Matcher word) {
        return new Field(
                type(group(word, "type").get()),
                group(word, "initial").map(Definitions::scalar),
                group(word, "strategy").map(text -> Vector.of(text.split(","))).getOrElse(Vector.empty()),
                group(word, "key"));
    }

    private static Option<String> group(Matcher word, String name) {
        if (!word.matches()) {
            throw new IllegalStateException("not a field: " + word);
        }
        return Option.of(word.group(name));
    }

    private static Json scalar(String text) {
        return text.startsWith("\"") ? Json.of(text.substring(1, text.length() - 1)) : Json.of(Long.parseLong(text));
    }

    private Supplier<Schema> type(String text) {
        if (text.startsWith("!") || text.startsWith("-")) {
            Supplier<Schema> plain = type(text.substring(1));
            return () -> plain.get().withAtomic(text.startsWith("!"));
        } else if (text.startsWith("{}")) {
            Schema map = Schema.of(MapSchema.of(type(text.substring(2))));
            return () -> map;
        } else if (text.startsWith("[")) {
            Schema list =
                    Schema.of(list(text.substring(1, text.indexOf(']')), type(text.substring(text.indexOf(']') + 1))));
            return () -> list;
        }
        Option<Schema> simple = SIMPLE.get(text);
        return simple.isDefined() ? simple::get : () -> definition(text);
    }

    private static ListSchema list(String keys, Supplier<Schema> items) {
        if (keys.isEmpty()) {
            return ListSchema.atomic(items);
        }
        return keys.equals("=")
                ? new ListSchema(ListType.SET, Vector.empty(), items)
                : new ListSchema(ListType.MAP, Vector.of(keys.split(",")), items);
    }
}
