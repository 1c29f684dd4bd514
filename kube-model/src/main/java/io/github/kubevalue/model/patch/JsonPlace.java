package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A place in a document: an object or array, and a key in it. What is changed there gives another document.
 *
 * @param container the object or array
 * @param around the objects and arrays around it, the innermost first, each with the key that leads inwards
 * @param key the key: a name, an index, or {@code -} for behind the last item
 */
record JsonPlace(Json container, Vector<Around> around, String key) {

    /** An object or array, and the key in it that leads inwards. */
    private record Around(Json container, String key) {}

    Option<JsonPlace> within(Vector<String> steps) {
        if (steps.isEmpty()) {
            return Option.when(isContainer(container), this);
        }
        String step = steps.head();
        return at(container, step)
                .getOrElse(Option.none())
                .filter(JsonPlace::isContainer)
                .flatMap(inner ->
                        new JsonPlace(inner, around.prepend(new Around(container, step)), key).within(steps.tail()));
    }

    private static boolean isContainer(Json json) {
        return json instanceof Json.Obj || json instanceof Json.Arr;
    }

    /** Returns the value at this place, none if an object has no such field; or why there can be none. */
    Either<String, Option<Json>> value() {
        return at(container, key);
    }

    private static Either<String, Option<Json>> at(Json container, String key) {
        if (container instanceof Json.Obj object) {
            return Either.right(object.get(key));
        } else if (container instanceof Json.Arr array) {
            Vector<Json> items = array.items();
            return index(key, items.size(), items.size() - 1).map(index -> Option.of(items.get(index)));
        }
        return Either.left("neither object nor array");
    }

    /** Returns the document with a value put in at this place. */
    Either<String, Json> added(Json value) {
        if (container instanceof Json.Arr array) {
            Vector<Json> items = array.items();
            int size = items.size();
            Either<String, Integer> index = key.equals("-")
                    ? Either.right(size)
                    : index(key, size + 1, size)
                            .mapLeft(why -> why.startsWith("strconv")
                                    ? "value was not a proper array index: '" + key + "': " + why
                                    : why);
            return index.map(at -> whole(new Json.Arr(items.insert(at, value))));
        }
        return replaced(value);
    }

    /** Returns the document with that value at this place. */
    Either<String, Json> replaced(Json value) {
        if (container instanceof Json.Arr array) {
            Vector<Json> items = array.items();
            return index(key, items.size(), items.size() - 1).map(at -> whole(new Json.Arr(items.update(at, value))));
        }
        return Either.right(whole(((Json.Obj) container).with(key, value)));
    }

    /** Returns the document without this place. */
    Either<String, Json> removed() {
        if (container instanceof Json.Arr array) {
            Vector<Json> items = array.items();
            return index(key, items.size(), items.size() - 1).map(at -> whole(new Json.Arr(items.removeAt(at))));
        }
        Json.Obj object = (Json.Obj) container;
        return object.has(key)
                ? Either.right(whole(object.without(key)))
                : Either.left("Unable to remove nonexistent key: " + key + ": missing value");
    }

    private Json whole(Json changed) {
        return around.foldLeft(changed, (inner, outer) -> put(outer.container(), outer.key(), inner));
    }

    private static Json put(Json container, String key, Json value) {
        return new JsonPlace(container, Vector.empty(), key).replaced(value).getOrElse(container);
    }

    /** Reads an index, which may count from the end. */
    private static Either<String, Integer> index(String key, int size, int last) {
        if (!key.matches("[+-]?[0-9]{1,9}")) {
            return Either.left("strconv.Atoi: parsing \"" + key + "\": invalid syntax");
        }
        int index = Integer.parseInt(key);
        return index > last || index < -size
                ? Either.left("Unable to access invalid index: " + index + ": invalid index referenced")
                : Either.right(index < 0 ? index + size : index);
    }
}
