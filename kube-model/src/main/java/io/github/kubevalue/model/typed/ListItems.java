package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.ListType;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How the items of a list that is not one value are told apart. (structured-merge-diff, typed/helpers.go) */
record ListItems(ListSchema schema) {

    /** Returns the step to an item, or why there is none. */
    Either<String, PathElement> step(Json item) {
        return schema.type() == ListType.SET ? valueOf(item) : keyOf(item);
    }

    private static Either<String, PathElement> valueOf(Json item) {
        if (item instanceof Json.Obj) {
            return Either.left("associative list without keys has an element that's a map type");
        } else if (item instanceof Json.Arr) {
            return Either.left("not supported: associative list with lists as elements");
        }
        return item instanceof Json.Null
                ? Either.left("associative list without keys has an element that's an explicit null")
                : Either.right(new PathElement.Value(item));
    }

    private Either<String, PathElement> keyOf(Json item) {
        if (item instanceof Json.Null) {
            return Either.left("associative list with keys may not have a null element");
        } else if (!(item instanceof Json.Obj)) {
            return Either.left("associative list with keys may not have non-map elements");
        }
        Json.Obj object = (Json.Obj) item;
        TreeMap<String, Json> keys = TreeMap.ofEntries(schema.keys()
                .flatMap(key -> object.get(key).orElse(() -> initial(key)).map(value -> Tuple.of(key, value))));
        return keys.isEmpty()
                ? Either.left("associative list with keys has an element that omits all key fields "
                        + schema.keys().map(key -> '"' + key + '"').mkString("[", " ", "]")
                        + " (and doesn't have default values for any key fields)")
                : Either.right(new PathElement.Key(keys));
    }

    private Option<Json> initial(String key) {
        return schema.items().field(key).initial();
    }

    /** Returns the items of a list by the steps to them, those that share one together; what has no step is left out. */
    LinkedHashMap<PathElement, Vector<Json>> byStep(Vector<Json> items) {
        return items.foldLeft(
                LinkedHashMap.empty(),
                (all, item) -> step(item)
                        .fold(
                                none -> all,
                                step -> all.put(
                                        step,
                                        all.getOrElse(step, Vector.empty()).append(item))));
    }
}
