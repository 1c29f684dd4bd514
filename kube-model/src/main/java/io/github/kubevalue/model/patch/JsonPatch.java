package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A JSON Patch (RFC 6902): operations, one after the other. As in the library that the API server uses, indexes may count from
 * the end ({@code -1}), and {@code replace} sets a field that is missing.
 *
 * @param operations the operations; the patch is applied whole or not at all
 */
public record JsonPatch(Seq<JsonPatchOperation> operations) implements Patch {
    // apiserver/pkg/endpoints/handlers/patch.go, maxJSONPatchOperations
    private static final int MOST = 10_000;

    /** Returns the patch that a document says; unknown operations are found when it is applied. */
    public static Either<PatchFault, JsonPatch> of(Json body) {
        if (!(body instanceof Json.Arr array)) {
            return Either.left(PatchFault.malformed(
                    "json: cannot unmarshal " + GoText.kind(body) + " into Go value of type jsonpatch.Patch"));
        }
        return Either.sequenceRight(array.items().map(JsonPatchOperation::of))
                .map(JsonPatch::new)
                .flatMap(JsonPatch::bounded);
    }

    private static Either<PatchFault, JsonPatch> bounded(JsonPatch patch) {
        return patch.operations.size() <= MOST
                ? Either.right(patch)
                : Either.left(new PatchFault(
                        PatchFault.Sort.TOO_LARGE,
                        "The allowed maximum operations in a JSON patch is " + MOST + ", got "
                                + patch.operations.size()));
    }

    @Override
    public String contentType() {
        return "application/json-patch+json";
    }

    @Override
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    @Override
    public Either<PatchFault, Json> apply(Json document, Option<Schema> schema) {
        return apply(document);
    }

    /** Returns the document after all operations, or why one of them fails. */
    public Either<PatchFault, Json> apply(Json document) {
        return operations
                .foldLeft(Either.<String, Json>right(document), (so, operation) -> so.flatMap(operation::apply))
                .mapLeft(PatchFault::inapplicable);
    }

    /** Returns the patch that does what this one does, and then what the other does. */
    public JsonPatch then(JsonPatch next) {
        return new JsonPatch(Vector.ofAll(operations).appendAll(next.operations));
    }
}
