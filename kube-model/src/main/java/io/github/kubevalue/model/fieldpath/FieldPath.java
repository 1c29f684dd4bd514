package io.github.kubevalue.model.fieldpath;

import io.vavr.collection.Vector;

/**
 * The way from an object to a field of it. Its text is {@code .spec.containers[name="web"].image}.
 *
 * @param elements the steps
 */
public record FieldPath(Vector<PathElement> elements) implements Comparable<FieldPath> {
    /** The way to the object itself. */
    public static final FieldPath ROOT = new FieldPath(Vector.empty());

    /** Returns the way along fields of those names. */
    public static FieldPath of(String... names) {
        return new FieldPath(Vector.of(names).map(PathElement.Field::new));
    }

    /** Returns this way with one more step. */
    public FieldPath then(PathElement element) {
        return new FieldPath(elements.append(element));
    }

    @Override
    public int compareTo(FieldPath other) {
        return elements.zip(other.elements)
                .map(pair -> pair._1.compareTo(pair._2))
                .find(order -> order != 0)
                .getOrElse(() -> Integer.compare(elements.size(), other.elements.size()));
    }

    @Override
    public String toString() {
        return elements.mkString();
    }
}
