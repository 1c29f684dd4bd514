package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/** A value in a template. {@code toString} is how Go prints it. */
public sealed interface Value {
    /** No value, as of a key that a table does not have. */
    Value NONE = new None();

    /** Whether a condition that it is holds: whether it is neither zero nor empty. */
    // text/template/exec.go, IsTrue
    boolean isTrue();

    /** The type, as errors name it. */
    String type();

    /** No value. */
    record None() implements Value {
        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public String type() {
            return "nil";
        }

        @Override
        public String toString() {
            return "<no value>";
        }
    }

    /** A text. */
    record Text(String text) implements Value {
        @Override
        public boolean isTrue() {
            return !text.isEmpty();
        }

        @Override
        public String type() {
            return "string";
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A whole number, {@code int} or {@code uint64}. */
    record Whole(long number, String type) implements Value {
        /** A number that is written in a template. */
        public Whole(long number) {
            this(number, "int");
        }

        @Override
        public boolean isTrue() {
            return number != 0;
        }

        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    /** Yes or no. */
    record Flag(boolean isTrue) implements Value {
        @Override
        public String type() {
            return "bool";
        }

        @Override
        public String toString() {
            return Boolean.toString(isTrue);
        }
    }

    /** A list of texts. */
    record Items(Vector<String> items) implements Value {
        @Override
        public boolean isTrue() {
            return !items.isEmpty();
        }

        @Override
        public String type() {
            return "[]string";
        }

        @Override
        public String toString() {
            return items.mkString("[", " ", "]");
        }
    }

    /** Texts by key. */
    record Table(SortedMap<String, String> entries) implements Value {
        @Override
        public boolean isTrue() {
            return !entries.isEmpty();
        }

        @Override
        public String type() {
            return "map[string]string";
        }

        @Override
        public String toString() {
            return entries.map(entry -> entry._1 + ":" + entry._2).mkString("map[", " ", "]");
        }
    }

    /**
     * A structure.
     *
     * @param type its type
     * @param fields by name
     * @param methods by name, each of one text
     */
    record Struct(String type, Map<String, Value> fields, Map<String, Method> methods) implements Value {
        @Override
        public boolean isTrue() {
            return true;
        }

        @Override
        public String toString() {
            return fields.values().mkString("{", " ", "}");
        }
    }

    /** A method of a structure. */
    @FunctionalInterface
    interface Method {
        /** Returns what it makes of its argument. */
        Value call(String argument);
    }
}
