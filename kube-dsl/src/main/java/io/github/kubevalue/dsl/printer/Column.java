package io.github.kubevalue.dsl.printer;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param header {@code READY}
 * @param wide whether only {@code -o wide} shows it
 * @param cell what it shows of an object at a time
 * @param <T> the type of object
 */
record Column<T>(String header, boolean wide, BiFunction<T, Instant, String> cell) {

    static <T> Column<T> of(String header, Function<T, String> cell) {
        return new Column<>(header, false, (object, now) -> cell.apply(object));
    }

    static <T> Column<T> wide(String header, Function<T, String> cell) {
        return new Column<>(header, true, (object, now) -> cell.apply(object));
    }

    static <T> Column<T> at(String header, BiFunction<T, Instant, String> cell) {
        return new Column<>(header, false, cell);
    }
}
