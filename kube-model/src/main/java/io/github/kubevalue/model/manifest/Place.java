package io.github.kubevalue.model.manifest;

/**
 * A place in a file: {@code shop.yaml:12:15}.
 *
 * @param source the file, or {@code -} for the standard input
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(String source, int line, int column) {

    /** Returns the beginning of a file. */
    public static Place startOf(String source) {
        return new Place(source, 1, 1);
    }

    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
