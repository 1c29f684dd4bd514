package io.github.kubevalue.model.encoding;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Objects;
import org.immutables.encode.Encoding;

/** An attribute of type {@link Seq}: kept as a {@link Vector}, empty unless set, without nulls. */
@Encoding
class SeqEncoding<T> {
    @Encoding.Impl
    private final Seq<T> seq = Vector.empty();

    @Encoding.Copy
    Seq<T> with(Seq<T> elements) {
        return Vector.<T>ofAll(elements).map(Objects::requireNonNull);
    }

    @Encoding.Builder
    static class Builder<T> {
        private Vector<T> elements = Vector.empty();

        @Encoding.Naming(standard = Encoding.StandardNaming.ADD)
        @Encoding.Init
        void add(T element) {
            elements = elements.append(Objects.requireNonNull(element));
        }

        @Encoding.Init
        @Encoding.Copy
        void set(Seq<T> values) {
            elements = Vector.<T>ofAll(values).map(Objects::requireNonNull);
        }

        @Encoding.Build
        Seq<T> build() {
            return elements;
        }
    }
}
