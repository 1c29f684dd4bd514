package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.json.GoNumbers;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A value of an expression. Equality is that of Java; that of the language is {@link Equality}. */
public sealed interface Val {
    /** True. */
    Val TRUE = new Bool(true);
    /** False. */
    Val FALSE = new Bool(false);
    /** The value {@code null}. */
    Val NULL = new Null();

    /** Returns a truth value. */
    static Val of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns a whole number. */
    static Val of(long value) {
        return new Int(value);
    }

    /** Returns a number with a fraction. */
    static Val of(double value) {
        return new Dbl(value);
    }

    /** Returns a text. */
    static Val of(String value) {
        return new Text(value);
    }

    /** Returns a list of texts. */
    static Val texts(Iterable<String> values) {
        return new ListVal(Vector.ofAll(values).map(Val::of));
    }

    /** Returns the value of some JSON: whole numbers are ints, all others doubles. */
    static Val of(Json json) {
        if (json instanceof Json.Obj object) {
            return new MapVal(object.fields()
                    .foldLeft(LinkedHashMap.empty(), (map, field) -> map.put(of(field._1), of(field._2))));
        }
        if (json instanceof Json.Arr array) {
            return new ListVal(array.items().map(Val::of));
        }
        if (json instanceof Json.Number number) {
            return number(number.value());
        }
        if (json instanceof Json.Text text) {
            return of(text.value());
        }
        return json instanceof Json.Bool bool ? of(bool.value()) : NULL;
    }

    private static Val number(BigDecimal value) {
        boolean whole = value.scale() <= 0 && value.toBigInteger().bitLength() < Long.SIZE;
        return whole ? of(value.longValue()) : of(value.doubleValue());
    }

    /** The type of the value, as far as the value alone tells it. */
    CelType type();

    /**
     * A truth value.
     *
     * @param value the value
     */
    record Bool(boolean value) implements Val {
        @Override
        public CelType type() {
            return CelType.BOOL;
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /**
     * A whole number of 64 bits.
     *
     * @param value the number
     */
    record Int(long value) implements Val {
        @Override
        public CelType type() {
            return CelType.INT;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /**
     * A whole number of 64 bits that is never negative.
     *
     * @param value its bits
     */
    record Uint(long value) implements Val {
        @Override
        public CelType type() {
            return CelType.UINT;
        }

        @Override
        public String toString() {
            return Long.toUnsignedString(value);
        }
    }

    /**
     * A number with a fraction.
     *
     * @param value the number
     */
    record Dbl(double value) implements Val {
        @Override
        public CelType type() {
            return CelType.DOUBLE;
        }

        /** Returns the number as the function {@code string} does. */
        @Override
        public String toString() {
            return Double.isFinite(value) ? GoNumbers.text(value) : Double.toString(value);
        }
    }

    /**
     * A text.
     *
     * @param value the text
     */
    record Text(String value) implements Val {
        @Override
        public CelType type() {
            return CelType.STRING;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * Bytes.
     *
     * @param value the bytes
     */
    record Bytes(Vector<Byte> value) implements Val {

        static Bytes of(byte[] bytes) {
            return new Bytes(Vector.ofAll(bytes));
        }

        static Bytes of(String text) {
            return of(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] array() {
            byte[] array = new byte[value.size()];
            for (int at = 0; at < array.length; at++) {
                array[at] = value.get(at);
            }
            return array;
        }

        @Override
        public CelType type() {
            return CelType.BYTES;
        }

        @Override
        public String toString() {
            return new String(array(), StandardCharsets.UTF_8);
        }
    }

    /** The value {@code null}. */
    record Null() implements Val {
        @Override
        public CelType type() {
            return CelType.NULL;
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * A list.
     *
     * @param items the items
     * @param keys what tells items apart where their order says nothing: the fields of a list that is a map, nothing but
     *     the items themselves of a set; none for an ordinary list
     */
    record ListVal(Vector<Val> items, Option<Vector<String>> keys) implements Val {
        /** An ordinary list. */
        public ListVal(Vector<Val> items) {
            this(items, Option.none());
        }

        /** Whether the order of the items says nothing. */
        public boolean unordered() {
            return keys.isDefined();
        }

        @Override
        public CelType type() {
            return CelType.list(CelType.DYN);
        }

        @Override
        public String toString() {
            return items.mkString("[", ", ", "]");
        }
    }

    /**
     * A map, or an object by the names of its fields.
     *
     * @param entries the entries
     * @param hidden what else is there and cannot be named, but makes two objects different
     */
    record MapVal(LinkedHashMap<Val, Val> entries, LinkedHashMap<String, Json> hidden) implements Val {
        /** A map without anything hidden. */
        public MapVal(LinkedHashMap<Val, Val> entries) {
            this(entries, LinkedHashMap.empty());
        }

        /** Returns the value under a key, numbers being equal whatever their type. */
        public Option<Val> get(Val key) {
            return entries.get(key)
                    .orElse(() -> Equality.alike(key).flatMap(entries::get).headOption());
        }

        /** Returns the value under a text. */
        public Option<Val> get(String key) {
            return entries.get(Val.of(key));
        }

        @Override
        public CelType type() {
            return CelType.map(CelType.DYN, CelType.DYN);
        }

        @Override
        public String toString() {
            return entries.map(entry -> entry._1 + ": " + entry._2).mkString("{", ", ", "}");
        }
    }

    /**
     * A point in time.
     *
     * @param value the time
     */
    record Timestamp(Instant value) implements Val {
        @Override
        public CelType type() {
            return CelType.TIMESTAMP;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A span of time.
     *
     * @param value the span
     */
    record Duration(java.time.Duration value) implements Val {
        @Override
        public CelType type() {
            return CelType.DURATION;
        }

        @Override
        public String toString() {
            return new BigDecimal(value.toNanos())
                            .movePointLeft(9)
                            .stripTrailingZeros()
                            .toPlainString() + "s";
        }
    }

    /**
     * A type as a value.
     *
     * @param value the type
     */
    record TypeVal(CelType value) implements Val {
        @Override
        public CelType type() {
            return CelType.type(value);
        }

        @Override
        public String toString() {
            return value.equals(CelType.NULL) ? "null_type" : value.name();
        }
    }

    /**
     * A value that may be absent.
     *
     * @param value the value
     */
    record Opt(Option<Val> value) implements Val {
        @Override
        public CelType type() {
            return CelType.optional(CelType.DYN);
        }

        @Override
        public String toString() {
            return value.map(present -> "optional(" + present + ")").getOrElse("optional.none()");
        }
    }

    /**
     * An object that an expression has made: {@code Object.spec{replicas: 3}}.
     *
     * @param type its type
     * @param fields its fields
     */
    record Struct(CelType type, LinkedHashMap<String, Val> fields) implements Val {
        @Override
        public String toString() {
            return type.name() + fields.map(field -> field._1 + ": " + field._2).mkString("{", ", ", "}");
        }
    }

    /**
     * A value of a type that only functions know: a quantity, an IP address.
     *
     * @param type its type
     * @param value what it is
     */
    record Opaque(CelType type, Object value) implements Val {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
