package io.github.kubevalue.model.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * A JSON value that cannot change: what a document says where no typed field says it.
 *
 * <p>Objects keep the order of their keys. Numbers compare by value: {@code 1} equals {@code 1.0}.
 * The text of a value is JSON.
 */
@JsonDeserialize(using = JsonReader.class)
@JsonSerialize(using = JsonWriter.class)
public sealed interface Json {

    /** The JSON value {@code null}. */
    Json NULL = new Null();

    /** Returns a text. */
    static Json of(String text) {
        return new Text(text);
    }

    /** Returns a whole number. */
    static Json of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** Returns a truth value. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** Returns the field of that name, if this is an object that has it. */
    Option<Json> get(String name);

    /** Returns the text as Go writes it: fields in the order of their names, and no spaces. */
    String compact();

    /** An object: fields by name, in the order of the document. */
    record Obj(LinkedHashMap<String, Json> fields) implements Json {
        /** The object without fields. */
        public static final Obj EMPTY = new Obj(LinkedHashMap.empty());

        @Override
        public Option<Json> get(String name) {
            return fields.get(name);
        }

        @Override
        public String compact() {
            return fields.toVector()
                    .sortBy(field -> field._1)
                    .map(field -> new Text(field._1) + ":" + field._2.compact())
                    .mkString("{", ",", "}");
        }

        /** Whether the object has a field of that name, be it {@code null}. */
        public boolean has(String name) {
            return fields.containsKey(name);
        }

        /** Returns this object with that value of a field, in its place, or at the end if it is new. */
        public Obj with(String name, Json value) {
            return new Obj(fields.put(name, value));
        }

        /** Returns this object without a field. */
        public Obj without(String name) {
            return new Obj(fields.remove(name));
        }

        /** Whether the object has no fields. */
        public boolean isEmpty() {
            return fields.isEmpty();
        }

        @Override
        public String toString() {
            return fields.map(field -> new Text(field._1) + ": " + field._2).mkString("{", ", ", "}");
        }
    }

    /** An array. */
    record Arr(Vector<Json> items) implements Json {
        /** The array without items. */
        public static final Arr EMPTY = new Arr(Vector.empty());

        @Override
        public Option<Json> get(String name) {
            return Option.none();
        }

        @Override
        public String compact() {
            return items.map(Json::compact).mkString("[", ",", "]");
        }

        @Override
        public String toString() {
            return items.mkString("[", ", ", "]");
        }
    }

    /** A value without parts. */
    sealed interface Scalar extends Json {
        @Override
        default Option<Json> get(String name) {
            return Option.none();
        }

        @Override
        default String compact() {
            return toString();
        }
    }

    /** A text. */
    record Text(String value) implements Scalar {
        @Override
        public String toString() {
            return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
        }
    }

    /** A number, by value: trailing zeros do not count. */
    record Number(BigDecimal value) implements Scalar {
        /** Normalises the number, so that equal numbers are equal values. */
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return Math.abs(value.scale()) < 20 ? value.toPlainString() : value.toString();
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Scalar {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** {@code null}. */
    record Null() implements Scalar {
        @Override
        public String toString() {
            return "null";
        }
    }
}
