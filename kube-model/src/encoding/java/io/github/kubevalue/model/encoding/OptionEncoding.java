package io.github.kubevalue.model.encoding;

import io.vavr.control.Option;
import java.util.Objects;
import org.immutables.encode.Encoding;

/** An attribute of type {@link Option}: absent unless set; the builder takes the option or the bare value. */
@Encoding
class OptionEncoding<T> {
    @Encoding.Impl
    private final Option<T> option = Option.none();

    @Encoding.Copy
    Option<T> with(Option<T> value) {
        return Objects.requireNonNull(value);
    }

    @Encoding.Builder
    static class Builder<T> {
        private Option<T> option = Option.none();

        @Encoding.Init
        @Encoding.Copy
        void set(Option<T> value) {
            option = Objects.requireNonNull(value);
        }

        @Encoding.Init
        void setValue(T value) {
            option = Option.some(Objects.requireNonNull(value));
        }

        @Encoding.Build
        Option<T> build() {
            return option;
        }
    }
}
