package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;

/** What the composers of YAML and of JSON share: objects under construction, limits, and the problems met so far. */
abstract class Composer {
    /** How deep objects and arrays may lie in each other; the API server stops at 10000, no real object passes 50. */
    static final int MAX_DEPTH = 200;

    /** How many values a file may hold: some 40 MiB of ordinary manifests. */
    static final int MAX_VALUES = 2_000_000;

    /** How many problems of one file are told. */
    private static final int MAX_PROBLEMS = 100;

    private Vector<Problem> problems = Vector.empty();
    private int values;

    /** Stops the reading of a file. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Stop(Place place, String message) {
            super(message, null, false, false);
            this.problem = new Problem(place, "", message);
        }

        Problem problem() {
            return problem;
        }
    }

    /** Notes a problem, if there are not too many already, and goes on. */
    void report(Place place, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems = problems.append(new Problem(place, "", message));
        }
    }

    Seq<Problem> problems() {
        return problems;
    }

    /** Counts one more value. */
    void enter(int depth, Place place) throws Stop {
        values++;
        if (depth > MAX_DEPTH) {
            throw new Stop(place, "exceeded max depth of " + MAX_DEPTH);
        } else if (values > MAX_VALUES) {
            throw new Stop(place, "more than " + MAX_VALUES + " values in one file");
        }
    }

    static Part scalar(Json value, Place place) {
        return new Part(value, new Places(place, Map.of()), 1);
    }

    /** An object under construction. */
    final class Fields {
        private final Place place;
        private LinkedHashMap<String, Json> fields = LinkedHashMap.empty();
        private final Map<String, Places> places = new HashMap<>();
        private long size = 1;

        Fields(Place place) {
            this.place = place;
        }

        boolean has(String name) {
            return places.containsKey(name);
        }

        /** Adds a field; one that is there already is a problem and stays as it was. */
        void add(String name, Place keyPlace, Part part) {
            if (has(name)) {
                // goyaml.v2/decode.go, in strict mode
                report(keyPlace, "key \"" + name + "\" already set in map");
                return;
            }
            put(name, part);
        }

        void put(String name, Part part) {
            fields = fields.put(name, part.value());
            places.put(name, part.places());
            size += part.size();
        }

        Part build() {
            return new Part(new Json.Obj(fields), new Places(place, Map.copyOf(places)), size);
        }
    }

    /** An array under construction. */
    static final class Items {
        private final Place place;
        private Vector<Json> items = Vector.empty();
        private final Map<String, Places> places = new HashMap<>();
        private long size = 1;

        Items(Place place) {
            this.place = place;
        }

        void add(Part part) {
            places.put(Integer.toString(items.size()), part.places());
            items = items.append(part.value());
            size += part.size();
        }

        Part build() {
            return new Part(new Json.Arr(items), new Places(place, Map.copyOf(places)), size);
        }
    }
}
