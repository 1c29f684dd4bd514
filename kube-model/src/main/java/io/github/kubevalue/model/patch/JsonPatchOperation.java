package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * One operation of a JSON Patch.
 *
 * @param op what to do: {@code add}, {@code remove}, {@code replace}, {@code move}, {@code copy}, {@code test}
 * @param path where; none if it is not said
 * @param from where {@code move} and {@code copy} take the value
 * @param value the value of {@code add}, {@code replace} and {@code test}
 */
public record JsonPatchOperation(String op, Option<JsonPointer> path, Option<JsonPointer> from, Option<Json> value) {
    private static final String MISSING = ": missing value";

    // evanphx/json-patch, patch.go has the sentences

    /** Returns the operation that a document says. */
    static Either<PatchFault, JsonPatchOperation> of(Json json) {
        if (!(json instanceof Json.Obj object)) {
            return Either.left(PatchFault.malformed(
                    "json: cannot unmarshal " + GoText.kind(json) + " into Go value of type jsonpatch.Operation"));
        }
        return Either.right(new JsonPatchOperation(
                text(object, "op").getOrElse("unknown"),
                text(object, "path").map(JsonPointer::new),
                text(object, "from").map(JsonPointer::new),
                object.get("value")));
    }

    private static Option<String> text(Json.Obj object, String name) {
        return object.get(name)
                .flatMap(json -> Option.when(json instanceof Json.Text, () -> ((Json.Text) json).value()));
    }

    /** Returns the document after this operation, or why it fails. */
    Either<String, Json> apply(Json document) {
        return switch (op) {
            case "add" -> add(document);
            case "remove" -> remove(document);
            case "replace" -> replace(document);
            case "move" -> move(document);
            case "copy" -> copy(document);
            case "test" -> test(document);
            default -> Either.left("Unexpected kind: " + op);
        };
    }

    private Either<String, Json> add(Json document) {
        return place(document, path, "add operation does not apply: doc is missing path: \"", "\"")
                .flatMap(place ->
                        place.added(said()).mapLeft(why -> "error in add for path: '" + at(path) + "': " + why));
    }

    private Either<String, Json> remove(Json document) {
        return place(document, path, "remove operation does not apply: doc is missing path: \"", "\"")
                .flatMap(place ->
                        place.removed().mapLeft(why -> "error in remove for path: '" + at(path) + "': " + why));
    }

    private Either<String, Json> replace(Json document) {
        if (path.exists(JsonPointer::isRoot)) {
            return said() instanceof Json.Obj || said() instanceof Json.Arr
                    ? Either.right(said())
                    : Either.left("replace operation value must be object or array: %!w(<nil>)");
        }
        return place(document, path, "replace operation does not apply: doc is missing path: ", "")
                .flatMap(place -> place.value()
                        .mapLeft(why -> "replace operation does not apply: doc is missing key: " + at(path) + MISSING)
                        .flatMap(old -> place.replaced(said())));
    }

    private Either<String, Json> move(Json document) {
        return place(document, from, "move operation does not apply: doc is missing from path: ", "")
                .flatMap(place -> place.value()
                        .flatMap(value ->
                                place.removed().flatMap(without -> moved(without, value.getOrElse(Json.NULL))))
                        .mapLeft(why -> why.startsWith("move operation") || why.startsWith("error in move")
                                ? why
                                : "error in move for path: '" + place.key() + "': " + why));
    }

    private Either<String, Json> moved(Json document, Json value) {
        return place(document, path, "move operation does not apply: doc is missing destination path: ", "")
                .flatMap(place ->
                        place.added(value).mapLeft(why -> "error in move for path: '" + at(path) + "': " + why));
    }

    private Either<String, Json> copy(Json document) {
        return place(document, from, "copy operation does not apply: doc is missing from path: ", "")
                .flatMap(place -> place.value().mapLeft(why -> "error in copy for from: '" + at(from) + "': " + why))
                .flatMap(value -> place(
                                document, path, "copy operation does not apply: doc is missing destination path: ", "")
                        .flatMap(place -> place.added(value.getOrElse(Json.NULL))
                                .mapLeft(why -> "error while adding value during copy: " + why)));
    }

    private Either<String, Json> test(Json document) {
        if (path.exists(JsonPointer::isRoot)) {
            return document.equals(said()) ? Either.right(document) : failed();
        }
        return place(document, path, "test operation does not apply: is missing path: ", "")
                .flatMap(place -> place.value().mapLeft(why -> "error in test for path: '" + at(path) + "': " + why))
                .flatMap(found -> found.getOrElse(Json.NULL).equals(said()) ? Either.right(document) : failed());
    }

    private Either<String, Json> failed() {
        return Either.left("testing value " + at(path) + " failed: test failed");
    }

    private Json said() {
        return value.getOrElse(Json.NULL);
    }

    private Either<String, JsonPlace> place(Json document, Option<JsonPointer> pointer, String before, String after) {
        String missing = pointer.isEmpty()
                ? op + " operation failed to decode path: missing value"
                : before + at(pointer) + after + MISSING;
        return pointer.flatMap(to -> to.in(document)).toEither(missing);
    }

    private static String at(Option<JsonPointer> pointer) {
        return pointer.map(JsonPointer::text).getOrElse("");
    }
}
