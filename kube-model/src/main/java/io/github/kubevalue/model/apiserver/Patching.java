package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.patch.PatchFault;
import io.github.kubevalue.model.schema.Schemas;
import io.vavr.control.Either;

/** Patches of objects. (apiserver/pkg/endpoints/handlers/patch.go) */
record Patching(ApiServer server, Call call, ResourceKey key) {

    /** Returns what a patch makes of the stored object. */
    Either<ApiError, KubeObject> patched(Write.Patch patch) {
        return server.store()
                .get(key)
                .toEither(() -> ApiError.notFound(key))
                .flatMap(live -> patch.patch()
                        .apply(Representation.of(live), Schemas.kubernetes(key.kind()))
                        .mapLeft(PatchFault::toApiError))
                .flatMap(this::object)
                .flatMap(this::sameObject);
    }

    private Either<ApiError, KubeObject> object(Json patched) {
        return patched instanceof Json.Obj document
                ? new Representation(key.kind()).object(document)
                : Either.left(ApiError.badRequest("Object 'Kind' is missing in '" + patched + "'"));
    }

    /** Returns the object, if it is the one that the request is about. */
    Either<ApiError, KubeObject> sameObject(KubeObject object) {
        // apiserver/pkg/endpoints/handlers/rest.go, checkName; registry/rest/create.go,
        // EnsureObjectNamespaceMatchesRequestNamespace
        if (!object.namespace().equals(key.namespace())) {
            return Either.left(ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the" + " request"));
        }
        return object.name().equals(key.name())
                ? Either.right(object)
                : Either.left(ApiError.badRequest("the name of the object (" + object.name()
                        + ") does not match the name on the URL (" + key.name() + ")"));
    }
}
