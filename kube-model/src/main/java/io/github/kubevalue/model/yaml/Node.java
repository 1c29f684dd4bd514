package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A value as a document has it, and where it begins: line and column, from 1.
 *
 * <p>Nodes are what is read of a text and soon made into something else, so they are built lean: arrays, which their
 * owner never changes.
 */
public sealed interface Node {

    /** The line, from 1. */
    int line();

    /** The column, from 1. */
    int column();

    /** The value without its places. */
    Json json();

    /** How many values it is made of, those that aliases repeat counted again. */
    long size();

    /** Returns the part under that name or index. */
    Option<Node> part(String step);

    /** Returns the part at the end of some steps, or the nearest one around it that there is. */
    default Node at(Seq<String> steps) {
        Node here = this;
        for (String step : steps) {
            Option<Node> part = here.part(step);
            if (part.isEmpty()) {
                return here;
            }
            here = part.get();
        }
        return here;
    }

    /**
     * A text, a number, a truth value, or null.
     *
     * @param json the value
     */
    record Scalar(Json json, int line, int column) implements Node {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public Option<Node> part(String step) {
            return Option.none();
        }
    }

    /** Fields, each name once. */
    final class Mapping implements Node {
        private final String[] names;
        private final Node[] values;
        private final int line;
        private final int column;
        private final long size;

        /** Takes the arrays as they are. */
        Mapping(String[] names, Node[] values, int line, int column) {
            this.names = names;
            this.values = values;
            this.line = line;
            this.column = column;
            this.size = sizeOf(values);
        }

        /** How many fields there are. */
        public int count() {
            return names.length;
        }

        /** The name of a field, by its place among the fields. */
        public String name(int index) {
            return names[index];
        }

        /** The value of a field, by its place among the fields. */
        public Node value(int index) {
            return values[index];
        }

        @Override
        public Option<Node> part(String step) {
            for (int index = 0; index < names.length; index++) {
                if (names[index].equals(step)) {
                    return Option.of(values[index]);
                }
            }
            return Option.none();
        }

        @Override
        public Json json() {
            Vector<String> keys = Vector.of(names);
            return new Json.Obj(LinkedHashMap.ofEntries(
                    keys.zipWith(Vector.of(values), (name, value) -> Tuple.of(name, value.json()))));
        }

        @Override
        public int line() {
            return line;
        }

        @Override
        public int column() {
            return column;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String toString() {
            return json().toString();
        }
    }

    /** Items in order. */
    final class Sequence implements Node {
        private final Node[] items;
        private final int line;
        private final int column;
        private final long size;

        /** Takes the array as it is. */
        Sequence(Node[] items, int line, int column) {
            this.items = items;
            this.line = line;
            this.column = column;
            this.size = sizeOf(items);
        }

        /** How many items there are. */
        public int count() {
            return items.length;
        }

        /** An item, by its index. */
        public Node item(int index) {
            return items[index];
        }

        @Override
        public Option<Node> part(String step) {
            try {
                int index = Integer.parseInt(step);
                return Option.when(index >= 0 && index < items.length, () -> items[index]);
            } catch (NumberFormatException noIndex) {
                return Option.none();
            }
        }

        @Override
        public Json json() {
            return new Json.Arr(Vector.of(items).map(Node::json));
        }

        @Override
        public int line() {
            return line;
        }

        @Override
        public int column() {
            return column;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String toString() {
            return json().toString();
        }
    }

    private static long sizeOf(Node[] parts) {
        long size = 1;
        for (Node part : parts) {
            size += part.size();
        }
        return size;
    }
}
