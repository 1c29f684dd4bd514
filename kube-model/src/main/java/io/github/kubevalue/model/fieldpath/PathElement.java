package io.github.kubevalue.model.fieldpath;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * A step from a value to a part of it. Fields come before keys, keys before values, values before indexes.
 * (structured-merge-diff, fieldpath/element.go)
 */
public sealed interface PathElement extends Comparable<PathElement> {

    /** The step as {@code managedFields} write it: {@code f:spec}, <code>k:{"name":"web"}</code>. */
    String text();

    /** Returns the step that a text says; none if it is of a sort that nobody knows. */
    static Option<PathElement> parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            return Option.none();
        }
        String rest = text.substring(2);
        return switch (text.charAt(0)) {
            case 'f' -> Option.of(new Field(rest));
            case 'k' ->
                JsonText.parse(rest)
                        .toOption()
                        .filter(Json.Obj.class::isInstance)
                        .map(json -> Key.of((Json.Obj) json));
            case 'v' -> JsonText.parse(rest).toOption().map(Value::new);
            case 'i' -> Option.when(rest.matches("[0-9]{1,9}"), () -> new Index(Integer.parseInt(rest)));
            default -> Option.none();
        };
    }

    private static int sort(PathElement element) {
        if (element instanceof Field) {
            return 0;
        } else if (element instanceof Key) {
            return 1;
        }
        return element instanceof Value ? 2 : 3;
    }

    @Override
    default int compareTo(PathElement other) {
        if (this instanceof Field one && other instanceof Field two) {
            return one.name.compareTo(two.name);
        } else if (this instanceof Key one && other instanceof Key two) {
            return JsonOrder.INSTANCE.compare(one.json(), two.json());
        } else if (this instanceof Value one && other instanceof Value two) {
            return JsonOrder.INSTANCE.compare(one.value, two.value);
        } else if (this instanceof Index one && other instanceof Index two) {
            return Integer.compare(one.index, two.index);
        }
        return Integer.compare(sort(this), sort(other));
    }

    /**
     * To a field of an object.
     *
     * @param name the field
     */
    record Field(String name) implements PathElement {
        @Override
        public String text() {
            return "f:" + name;
        }

        /** Returns {@code .spec}. */
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /**
     * To the item of a list that has these fields.
     *
     * @param fields the keys of the list, those that the item has
     */
    record Key(TreeMap<String, Json> fields) implements PathElement {
        /** Returns the step to the item that has these fields. */
        public static Key of(Json.Obj fields) {
            return new Key(TreeMap.ofEntries(fields.fields()));
        }

        private Json.Obj json() {
            return new Json.Obj(LinkedHashMap.ofEntries(fields));
        }

        @Override
        public String text() {
            return "k:" + JsonText.of(json());
        }

        /** Returns {@code [containerPort=80,protocol="TCP"]}. */
        @Override
        public String toString() {
            return fields.map(Key::text).mkString("[", ",", "]");
        }

        private static String text(Tuple2<String, Json> field) {
            return field._1 + "=" + field._2;
        }
    }

    /**
     * To an item of a set.
     *
     * @param value the item
     */
    record Value(Json value) implements PathElement {
        @Override
        public String text() {
            return "v:" + JsonText.of(value);
        }

        /** Returns {@code [="kubernetes.io/pvc-protection"]}. */
        @Override
        public String toString() {
            return "[=" + value + "]";
        }
    }

    /**
     * To an item by its place, in the paths of faults.
     *
     * @param index the place
     */
    record Index(int index) implements PathElement {
        @Override
        public String text() {
            return "i:" + index;
        }

        /** Returns {@code [0]}. */
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
