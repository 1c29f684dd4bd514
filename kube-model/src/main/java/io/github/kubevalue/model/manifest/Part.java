package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

/**
 * A document, or a part of one, as written: a JSON value and where its parts stand.
 *
 * @param value the value
 * @param places where it and its parts stand
 * @param size how many values it is made of, those that aliases repeat counted again
 */
record Part(Json value, Places places, long size) {

    /** Whether nothing is said: an empty document, or one of comments. */
    boolean isNothing() {
        return value.equals(Json.NULL);
    }

    /** The fields, if this is an object. */
    Option<LinkedHashMap<String, Json>> fields() {
        return value instanceof Json.Obj object ? Option.of(object.fields()) : Option.none();
    }

    /** The text of a field, if this is an object that has that field and it is a text. */
    Option<String> text(String name) {
        return fields().flatMap(fields -> fields.get(name))
                .filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value());
    }

    /** The part under that name or index. */
    Part part(String step, Json part) {
        return new Part(part, places.parts().getOrDefault(step, places), 0);
    }

    /** Returns a problem with a field of this part. */
    Problem problem(String path, String message) {
        return new Problem(places.at(path), path, message);
    }
}
