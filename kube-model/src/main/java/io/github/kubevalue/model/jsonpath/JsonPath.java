package io.github.kubevalue.model.jsonpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * A way into a document: {@code JsonPath.parse(".status.conditions[?(@.type==\"Ready\")].status")}. What is not there is not found,
 * and no error.
 *
 * @param steps the steps, from the outside in
 */
public record JsonPath(Seq<Step> steps) {

    /** Reads a path, with or without the braces of templates, or says what is wrong with it. */
    public static Either<String, JsonPath> parse(String text) {
        boolean isBraced = text.startsWith("{") && text.endsWith("}");
        return new PathReader(isBraced ? text.substring(1, text.length() - 1) : text).path();
    }

    /** Returns what the path finds in a document, in order, or why the document does not fit it. */
    public Either<String, Seq<Json>> find(Json document) {
        return find(Vector.of(document));
    }

    Either<String, Seq<Json>> find(Seq<Json> values) {
        return steps.foldLeft(Either.right(values), (found, step) -> found.flatMap(step::all));
    }
}
