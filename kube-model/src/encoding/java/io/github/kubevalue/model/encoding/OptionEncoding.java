package io.github.kubevalue.model.encoding;

import io.vavr.control.Option;
import java.util.Objects;
import org.immutables.encode.Encoding;

/**
 * An attribute of type {@link Option}: absent unless set; the builder takes the option or the bare value. Kept as the bare
 * value, since an object of the API has many options and a cluster many objects. A value that equals the one that is there
 * leaves it there, so that equal parts of objects stay shared.
 */
@Encoding
class OptionEncoding<T> {
    @Encoding.Impl
    private final T value = null;

    @Encoding.Expose
    Option<T> option() {
        return Option.of(value);
    }

    @Encoding.Copy
    T with(Option<T> option) {
        T other = option.getOrNull();
        return Objects.equals(value, other) ? value : other;
    }

    boolean equals(OptionEncoding<T> other) {
        return Objects.equals(value, other.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return Option.of(value).toString();
    }

    @Encoding.Builder
    static class Builder<T> {
        private T value = null;

        @Encoding.Init
        @Encoding.Copy
        void set(Option<T> option) {
            value = option.getOrNull();
        }

        @Encoding.Init
        void setValue(T present) {
            value = Objects.requireNonNull(present);
        }

        @Encoding.Build
        T build() {
            return value;
        }
    }
}
