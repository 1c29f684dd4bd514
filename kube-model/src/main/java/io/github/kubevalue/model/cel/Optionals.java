package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** Values that may be absent. (cel-go, cel/library.go, OptionalTypes) */
final class Optionals {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("::optional.of(A): optional(A)", value -> new Val.Opt(Option.of(value))),
            Overload.unary(
                    "::optional.ofNonZeroValue(A): optional(A)",
                    value -> new Val.Opt(Option.of(value).filter(given -> !isZero(given)))),
            Overload.of("::optional.none(): optional(A)", args -> new Val.Opt(Option.none())),
            Overload.unary(
                    "optional(A).hasValue(): bool",
                    optional -> Val.of(((Val.Opt) optional).value().isDefined())),
            Overload.unary(
                    "optional(A).value(): A",
                    optional -> ((Val.Opt) optional)
                            .value()
                            .getOrElseThrow(() -> new CelError("optional.none() dereference"))),
            Overload.binary("optional(A).or(optional(A)): optional(A)", (optional, other) -> optional),
            Overload.binary("optional(A).orValue(A): A", (optional, other) -> other));

    private Optionals() {}

    private static boolean isZero(Val value) {
        return value.equals(Val.FALSE)
                || value.equals(Val.NULL)
                || Equality.isNumber(value) && Equality.number(value) == 0
                || value instanceof Val.Duration span && span.value().isZero()
                || value instanceof Val.Timestamp time && time.value().equals(Instant.parse("0001-01-01T00:00:00Z"))
                || value instanceof Val.Text text && text.value().isEmpty()
                || value instanceof Val.Bytes bytes && bytes.value().isEmpty()
                || value instanceof Val.ListVal list && list.items().isEmpty()
                || value instanceof Val.MapVal map && map.entries().isEmpty()
                || value instanceof Val.Struct struct && struct.fields().isEmpty()
                || value instanceof Val.Opt optional && optional.value().isEmpty();
    }
}
