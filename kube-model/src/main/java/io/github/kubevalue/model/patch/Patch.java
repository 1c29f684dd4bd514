package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A change of a document, said as a document: the body of a {@code PATCH} request. */
public sealed interface Patch permits JsonPatch, MergePatch, StrategicMergePatch {

    /** The content type of the request, {@code application/merge-patch+json}. */
    String contentType();

    /** Whether the patch says nothing, and so changes nothing. */
    boolean isEmpty();

    /**
     * Returns the changed document.
     *
     * @param document the document
     * @param schema its shape; none for custom resources, which know no strategic merge patch
     */
    Either<PatchFault, Json> apply(Json document, Option<Schema> schema);
}
