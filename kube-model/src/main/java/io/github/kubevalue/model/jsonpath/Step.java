package io.github.kubevalue.model.jsonpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One step of a path: from a value to those that it leads to. */
public sealed interface Step {

    /** Returns the values that the step leads to, or why it leads nowhere from there. */
    Either<String, Seq<Json>> of(Json value);

    /** Returns what the step leads to from several values, in order. */
    default Either<String, Seq<Json>> all(Seq<Json> values) {
        return Either.sequenceRight(values.map(this::of)).map(each -> each.flatMap(part -> part));
    }

    /**
     * {@code .name} and {@code ['name']}.
     *
     * @param name the field
     */
    record Field(String name) implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            return Either.right(value.get(name).toVector());
        }
    }

    /** {@code .*}: all parts. */
    record Wildcard() implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            return Either.right(parts(value));
        }
    }

    /** {@code ..}: a value and all within it that have parts. */
    record Descent() implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            return Either.right(all(value));
        }

        private static Seq<Json> all(Json value) {
            Seq<Json> parts = parts(value);
            return parts.isEmpty() ? parts : parts.flatMap(Descent::all).prepend(value);
        }
    }

    /**
     * {@code [0]}, {@code [-1]}, {@code [1:3]}, {@code [*]}. Places below zero count from the end.
     *
     * @param from the first place
     * @param to the place after the last
     * @param step how many places further each time
     */
    record Slice(Option<Integer> from, Option<Integer> to, Option<Integer> step) implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            if (value.equals(Json.NULL)) {
                return Either.right(Vector.empty());
            }
            return value instanceof Json.Arr array ? items(array.items()) : Either.left("is not array or slice");
        }

        // client-go/util/jsonpath/jsonpath.go, evalArray
        private Either<String, Seq<Json>> items(Vector<Json> items) {
            int size = items.size();
            int first = place(from.getOrElse(0), size);
            int end = place(to.getOrElse(size), size);
            if (first == end) {
                return Either.right(Vector.empty());
            }
            if (first < 0 || first >= size || end < 0 || end > size) {
                int bad = first < 0 || first >= size ? first : end - 1;
                return Either.left("array index out of bounds: index " + bad + ", length " + size);
            }
            if (first > end) {
                return Either.left("starting index " + first + " is greater than ending index " + end);
            }
            int stride = step.getOrElse(1);
            return stride > 0
                    ? Either.right(Vector.rangeBy(first, end, stride).map(items::get))
                    : Either.left("step must be > 0");
        }

        private static int place(int number, int size) {
            return number < 0 ? number + size : number;
        }
    }

    /**
     * {@code [?(@.type=="Ready")]}: those items of a list of which it is true.
     *
     * @param test what is asked of each item
     */
    record Filter(Test test) implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            return value instanceof Json.Arr array
                    ? passed(array.items())
                    : Either.left("is not array or slice and cannot be filtered");
        }

        private Either<String, Seq<Json>> passed(Vector<Json> items) {
            return Either.sequenceRight(items.map(item -> test.of(item).map(passes -> Option.when(passes, item))))
                    .map(each -> each.flatMap(item -> item));
        }
    }

    /**
     * {@code ['a','b']}: what each of several paths finds, one after the other.
     *
     * @param paths the paths
     */
    record Union(Seq<JsonPath> paths) implements Step {
        @Override
        public Either<String, Seq<Json>> of(Json value) {
            return all(Vector.of(value));
        }

        @Override
        public Either<String, Seq<Json>> all(Seq<Json> values) {
            return Either.sequenceRight(paths.map(path -> path.find(values))).map(each -> each.flatMap(part -> part));
        }
    }

    private static Seq<Json> parts(Json value) {
        if (value instanceof Json.Obj object) {
            return object.fields().values().toVector();
        }
        return value instanceof Json.Arr array ? array.items() : Vector.empty();
    }
}
