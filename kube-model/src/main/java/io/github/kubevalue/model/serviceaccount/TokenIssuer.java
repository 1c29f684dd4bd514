package io.github.kubevalue.model.serviceaccount;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Grants tokens of service accounts. (pkg/registry/core/serviceaccount/storage/token.go, TokenREST)
 *
 * @param snapshot the objects
 * @param audiences for whom tokens are valid that do not say it
 */
public record TokenIssuer(Snapshot snapshot, Seq<String> audiences) {
    private static final FieldPath EXPIRATION = FieldPath.of("spec").child("expirationSeconds");
    private static final long SHORTEST = 600;
    private static final long LONGEST = 1L << 32;

    /** Returns the request with all that was left to the API server, and when the token ends; or why it is refused. */
    public Either<ApiError, TokenRequest> issued(ResourceKey account, TokenRequest request, Instant now) {
        return snapshot.get(ServiceAccount.KIND, account.namespace(), account.name())
                .toEither(() -> ApiError.notFound(account))
                .flatMap(found -> sameLife(found, request))
                .map(found -> completed(found, request))
                .flatMap(complete -> bound(account, complete))
                .map(complete ->
                        complete.withExpirationTimestamp(Option.of(now.plusSeconds(complete.expirationSeconds()))));
    }

    private static Either<ApiError, ServiceAccount> sameLife(ServiceAccount account, TokenRequest request) {
        Option<String> life = account.metadata().uid();
        if (request.uid().isDefined() && !request.uid().equals(life)) {
            return Either.left(ApiError.conflictOfKind(
                    TokenRequest.KIND.key(account.namespace(), account.name()),
                    "the UID in the token request (" + request.uid().get()
                            + ") does not match the UID of the service account (" + life.getOrElse("") + ")"));
        }
        Seq<FieldError> faults = faults(request.expirationSeconds());
        return faults.isEmpty() ? Either.right(account) : Either.left(ApiError.invalid(TokenRequest.KIND, "", faults));
    }

    // pkg/apis/authentication/validation/validation.go, ValidateTokenRequest
    private static Seq<FieldError> faults(long seconds) {
        if (seconds < SHORTEST) {
            return Vector.of(EXPIRATION.invalid(seconds, "may not specify a duration less than 10 minutes"));
        }
        return seconds > LONGEST
                ? Vector.of(EXPIRATION.invalid(seconds, "may not specify a duration larger than 2^32 seconds"))
                : Vector.empty();
    }

    private TokenRequest completed(ServiceAccount account, TokenRequest request) {
        return request.withUid(account.metadata().uid())
                .withAudiences(request.audiences().isEmpty() ? audiences : request.audiences());
    }

    private Either<ApiError, TokenRequest> bound(ResourceKey account, TokenRequest request) {
        return request.boundObjectRef()
                .map(reference -> object(account, reference)
                        .flatMap(object -> sameLife(object, reference))
                        .map(object -> request))
                .getOrElse(() -> Either.right(request));
    }

    private Either<ApiError, KubeObject> object(ResourceKey account, ObjectReference reference) {
        return kind(reference)
                .map(kind -> kind.key(account.namespace(), reference.name().getOrElse("")))
                .flatMap(key -> snapshot.get(key).toEither(() -> ApiError.notFound(key)))
                .flatMap(object -> object instanceof Pod pod
                                && !pod.spec().serviceAccountName().contains(account.name())
                        ? Either.left(ApiError.badRequest("cannot bind token for serviceaccount \"" + account.name()
                                + "\" to pod running with different serviceaccount name."))
                        : Either.right(object));
    }

    private static Either<ApiError, Kind<?>> kind(ObjectReference reference) {
        String version = reference.apiVersion().getOrElse("");
        String name = reference.kind().getOrElse("");
        String shown = version.indexOf('/') < 0 ? "/" + version : version;
        return Vector.<Kind<?>>of(Pod.KIND, Node.KIND, Secret.KIND)
                .find(kind -> kind.name().equals(name) && version.indexOf('/') < 0)
                .toEither(() -> ApiError.badRequest("cannot bind token to object of type " + shown + ", Kind=" + name));
    }

    private static Either<ApiError, KubeObject> sameLife(KubeObject object, ObjectReference reference) {
        Option<String> meant = reference.uid().filter(uid -> !uid.isEmpty());
        return meant.isDefined() && !meant.equals(object.metadata().uid())
                ? Either.left(ApiError.conflictOfKind(
                        object.key(),
                        "the UID in the bound object reference (" + meant.get()
                                + ") does not match the UID in record. The object might have been deleted and then"
                                + " recreated"))
                : Either.right(object);
    }
}
