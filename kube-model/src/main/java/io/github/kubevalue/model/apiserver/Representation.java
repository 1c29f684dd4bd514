package io.github.kubevalue.model.apiserver;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.codec.Misfit;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.schema.Schemas;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;

/** Objects of a kind as JSON, which is what patches are about. */
record Representation(Kind<?> kind) {

    /** Returns an object as clients see it. */
    static Json.Obj of(KubeObject object) {
        return ManifestWriter.tree(object);
    }

    /** Returns the object that a patched document describes, or what the API server says if it describes none. */
    Either<ApiError, KubeObject> object(Json.Obj document) {
        try {
            return Either.right(Codec.decode(document, kind));
        } catch (JsonMappingException problem) {
            // apiserver/pkg/endpoints/handlers/patch.go, applyPatchToCurrentObject
            String why = "Invalid value: " + new Json.Text(JsonText.of(document)) + ": "
                    + Misfit.of(problem, kind.type(), document).message();
            return Either.left(ApiError.of(ApiError.Reason.INVALID, " \"\" is invalid: patch: " + why)
                    .withCause(new StatusCause("FieldValueInvalid", why, "patch")));
        }
    }

    /** Returns the shape of the objects, which of kinds that nobody has defined is deduced. */
    Schema schema(Snapshot snapshot) {
        return Schemas.kubernetes(kind)
                .getOrElse(() -> CustomResources.schema(kind, snapshot)
                        .map(Schemas::structural)
                        .getOrElse(Schemas::schemaless));
    }
}
