package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the composers of YAML and of JSON share: objects under construction, limits, and the duplicates met so far. */
abstract class Composer {
    /** How deep objects and arrays may lie in each other; the API server stops at 10000, no real object passes 50. */
    static final int MAX_DEPTH = 200;

    /** How many values a file may hold: some 40 MiB of ordinary manifests. */
    static final int MAX_VALUES = 2_000_000;

    /** How many duplicates of one file are told. */
    private static final int MAX_DUPLICATES = 100;

    private Vector<Fault> duplicates = Vector.empty();
    private long values;

    /** Stops the reading of a file. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Stop(Place place, String message) {
            super(message, null, false, false);
            this.fault = place.fault(message);
        }

        Fault fault() {
            return fault;
        }
    }

    /** Line and column, from 1. */
    record Place(int line, int column) {
        Fault fault(String message) {
            return new Fault(line, column, message);
        }
    }

    Seq<Fault> duplicates() {
        return duplicates;
    }

    /** Counts one more value. */
    void enter(int depth, Place place) throws Stop {
        if (depth > MAX_DEPTH) {
            throw new Stop(place, "exceeded max depth of " + MAX_DEPTH);
        }
        count(1, place);
    }

    /** Counts as many more values. */
    void count(long more, Place place) throws Stop {
        values += more;
        if (values > MAX_VALUES) {
            throw new Stop(place, "more than " + MAX_VALUES + " values in one file");
        }
    }

    /** Says of a key that it stands there twice. */
    abstract String duplicate(String name);

    static Node scalar(Json value, Place place) {
        return new Node.Scalar(value, place.line(), place.column());
    }

    /** An object under construction. */
    final class Fields {
        private final Place place;
        private final List<String> names = new ArrayList<>();
        private final List<Node> values = new ArrayList<>();
        private final Map<String, Integer> indexes = new HashMap<>();

        Fields(Place place) {
            this.place = place;
        }

        boolean has(String name) {
            return indexes.containsKey(name);
        }

        /** Adds a field; if it is there already, the last one counts. */
        void add(String name, Place keyPlace, Node value) {
            if (has(name)) {
                if (duplicates.size() < MAX_DUPLICATES) {
                    duplicates = duplicates.append(keyPlace.fault(duplicate(name)));
                }
                values.set(Objects.requireNonNull(indexes.get(name)), value);
            } else {
                put(name, value);
            }
        }

        void put(String name, Node value) {
            indexes.put(name, names.size());
            names.add(name);
            values.add(value);
        }

        Node build() {
            return new Node.Mapping(
                    names.toArray(String[]::new), values.toArray(Node[]::new), place.line(), place.column());
        }
    }

    /** An array under construction. */
    static final class Items {
        private final Place place;
        private final List<Node> items = new ArrayList<>();

        Items(Place place) {
            this.place = place;
        }

        void add(Node item) {
            items.add(item);
        }

        Node build() {
            return new Node.Sequence(items.toArray(Node[]::new), place.line(), place.column());
        }
    }
}
