package io.github.kubevalue.model.controller.podautoscaler;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One of upstream's cases: what its columns say. */
record Row(Map<String, String> columns) {

    /** Returns three pods that use half of what they request, which is too much. */
    static Row busy() {
        return new Row(LinkedHashMap.empty())
                .with("least", "1")
                .with("most", "5")
                .with("current", "3")
                .with("existing", "3")
                .with("metrics", "cpu 30%")
                .with("requests", "500m 500m 500m")
                .with("levels", "150+150 250+250 350+350");
    }

    /** Returns the rows of a table whose columns are parted by bars, and whose first line that is no comment names them. */
    static Seq<Row> read(String table) {
        try (InputStream in = Row.class.getResourceAsStream(table)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Seq<Seq<String>> lines = Vector.of(text.split("\n"))
                    .reject(line -> line.startsWith("#"))
                    .map(line -> Vector.of(line.split("\\|", -1)).map(String::strip));
            Seq<String> names = lines.head();
            return lines.tail().map(values -> new Row(LinkedHashMap.ofEntries(names.zip(values))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns this row in which a column says something else. */
    Row with(String column, String value) {
        return new Row(columns.put(column, value));
    }

    String get(String column) {
        return columns.getOrElse(column, "");
    }

    int number(String column) {
        return Integer.parseInt(get(column));
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    Seq<String> words(String column) {
        return Vector.of(get(column).split(" ")).reject(String::isEmpty);
    }

    /** Returns the letter of one pod, or that of all pods of which nothing is said. */
    char letter(String column, int pod, char otherwise) {
        return pod < get(column).length() ? get(column).charAt(pod) : otherwise;
    }

    @Override
    public String toString() {
        return get("case");
    }
}
