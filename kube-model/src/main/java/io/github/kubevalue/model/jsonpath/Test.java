package io.github.kubevalue.model.jsonpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What a filter asks of an item. (client-go/util/jsonpath/jsonpath.go, evalFilter) */
public sealed interface Test {

    /** Returns whether it is true of an item, or why that cannot be told. */
    Either<String, Boolean> of(Json item);

    /**
     * {@code [?(@.name)]}: something is found.
     *
     * @param path where
     */
    record Exists(JsonPath path) implements Test {
        @Override
        public Either<String, Boolean> of(Json item) {
            return Either.right(path.find(item).exists(found -> !found.isEmpty()));
        }
    }

    /**
     * {@code [?(@.port>80)]}: two values compare so.
     *
     * @param left one value
     * @param comparison how they are to compare
     * @param right the other
     */
    record Compares(Operand left, Comparison comparison, Operand right) implements Test {
        @Override
        public Either<String, Boolean> of(Json item) {
            return left.of(item)
                    .flatMap(one -> one.isEmpty()
                            ? Either.right(false)
                            : right.of(item)
                                    .flatMap(other -> other.isEmpty()
                                            ? Either.right(false)
                                            : comparison.of(one.get(), other.get())));
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {

        /** Returns the value for an item, if there is one. */
        Either<String, Option<Json>> of(Json item);

        /**
         * A value that is written there.
         *
         * @param value the value
         */
        record Literal(Json value) implements Operand {
            @Override
            public Either<String, Option<Json>> of(Json item) {
                return Either.right(Option.of(value));
            }
        }

        /**
         * A value that is found in the item.
         *
         * @param path where
         */
        record Found(JsonPath path) implements Operand {
            @Override
            public Either<String, Option<Json>> of(Json item) {
                return path.find(item).flatMap(Found::one);
            }

            private static Either<String, Option<Json>> one(Seq<Json> found) {
                return found.size() > 1
                        ? Either.left("can only compare one element at a time")
                        : Either.right(found.headOption());
            }
        }
    }
}
