package io.github.kubevalue.model.encoding;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Objects;
import org.immutables.encode.Encoding;

/**
 * An attribute of type {@link Seq}: kept as an {@link Array}, the smallest of them, empty unless set, without nulls. Elements
 * that equal those that are there leave them there, so that equal parts of objects stay shared.
 */
@Encoding
class SeqEncoding<T> {
    @Encoding.Impl
    private final Seq<T> seq = Array.empty();

    @Encoding.Copy
    Seq<T> with(Seq<T> elements) {
        elements.forEach(Objects::requireNonNull);
        return seq.equals(elements) ? seq : Array.ofAll(elements);
    }

    @Encoding.Builder
    static class Builder<T> {
        private Seq<T> elements = Vector.empty();

        @Encoding.Naming(standard = Encoding.StandardNaming.ADD)
        @Encoding.Init
        void add(T element) {
            elements = elements.append(Objects.requireNonNull(element));
        }

        @Encoding.Init
        @Encoding.Copy
        void set(Seq<T> values) {
            values.forEach(Objects::requireNonNull);
            elements = values;
        }

        @Encoding.Build
        Seq<T> build() {
            return Array.ofAll(elements);
        }
    }
}
