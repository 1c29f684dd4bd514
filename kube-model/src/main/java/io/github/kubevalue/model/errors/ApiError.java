package io.github.kubevalue.model.errors;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;

/**
 * The API server's no, as a {@code Status} says it. Its text is its message.
 *
 * @param reason why, in one word; it fixes the HTTP status code
 * @param message the sentence that a user sees
 * @param details what it is about, and the causes one by one
 * @param continueToken where a list that is no longer consistent may go on; empty elsewhere
 */
public record ApiError(Reason reason, String message, StatusDetails details, String continueToken) {
    /** The word of a cause for a revision that the server has not reached. */
    public static final String RESOURCE_VERSION_TOO_LARGE = "ResourceVersionTooLarge";

    private static final String NAMESPACE_TERMINATING = "NamespaceTerminating";

    /** Why the API server refuses. */
    public enum Reason {
        /** The server says no more than that. */
        UNKNOWN(500, ""),
        /** The request cannot be understood. */
        BAD_REQUEST(400, "BadRequest"),
        /** Nobody knows who asks. */
        UNAUTHORIZED(401, "Unauthorized"),
        /** The request is understood and not allowed. */
        FORBIDDEN(403, "Forbidden"),
        /** There is no such object. */
        NOT_FOUND(404, "NotFound"),
        /** The resource does not know the verb. */
        METHOD_NOT_ALLOWED(405, "MethodNotAllowed"),
        /** The server cannot answer in any form that the client takes. */
        NOT_ACCEPTABLE(406, "NotAcceptable"),
        /** There is such an object already. */
        ALREADY_EXISTS(409, "AlreadyExists"),
        /** The object is not as the request assumes. */
        CONFLICT(409, "Conflict"),
        /** What was asked for is no longer there, and will not come back. */
        GONE(410, "Gone"),
        /** What was asked for is too old. */
        EXPIRED(410, "Expired"),
        /** The request is too large. */
        REQUEST_ENTITY_TOO_LARGE(413, "RequestEntityTooLarge"),
        /** The server does not read what the client writes. */
        UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaType"),
        /** The object breaks the rules of its kind. */
        INVALID(422, "Invalid"),
        /** Not now: ask again later. */
        TOO_MANY_REQUESTS(429, "TooManyRequests"),
        /** The server has run out of something. */
        INTERNAL_ERROR(500, "InternalError"),
        /** The server cannot complete the request at this time. */
        SERVER_TIMEOUT(500, "ServerTimeout"),
        /** The server does not answer at all. */
        SERVICE_UNAVAILABLE(503, "ServiceUnavailable"),
        /** The request took too long. */
        TIMEOUT(504, "Timeout");

        private final int code;
        private final String text;

        Reason(int code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The HTTP status code. */
        public int code() {
            return code;
        }

        /** Returns the word of the API, {@code AlreadyExists}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Makes an answer that is no page of a list. */
    public ApiError(Reason reason, String message, StatusDetails details) {
        this(reason, message, details, "");
    }

    /** The HTTP status code. */
    public int code() {
        return reason.code();
    }

    /** The causes one by one: the faults of an invalid object, each with its field. */
    public Seq<StatusCause> causes() {
        return details.causes();
    }

    /** Whether the refusal is for that reason. */
    public boolean is(Reason other) {
        return reason == other;
    }

    /** Whether the refusal has a cause of that kind. */
    public boolean hasCause(String cause) {
        return causes().exists(one -> one.reason().equals(cause));
    }

    /** Whether an object was not created because its namespace is on its way out. */
    public boolean isNamespaceTerminating() {
        return reason == Reason.FORBIDDEN && hasCause(NAMESPACE_TERMINATING);
    }

    // apimachinery/pkg/api/errors/errors.go has the sentences

    /** Returns the answer that there is no such object. */
    public static ApiError notFound(ResourceKey key) {
        return new ApiError(Reason.NOT_FOUND, named(key) + " not found", StatusDetails.of(key));
    }

    /** Returns the answer that the server does not serve what is asked for. */
    public static ApiError noSuchResource() {
        return of(Reason.NOT_FOUND, "the server could not find the requested resource");
    }

    /** Returns the answer that there is such an object already. */
    public static ApiError alreadyExists(ResourceKey key) {
        return new ApiError(Reason.ALREADY_EXISTS, named(key) + " already exists", StatusDetails.of(key));
    }

    /** Returns the answer that the server found no name that is free, the last one included. */
    public static ApiError generateNameConflict(ResourceKey key) {
        return new ApiError(
                Reason.ALREADY_EXISTS,
                named(key) + " already exists, the server was not able to generate a unique name for the object",
                StatusDetails.of(key).withRetryAfterSeconds(1));
    }

    /** Returns the answer that nobody knows who asks. */
    public static ApiError unauthorized(String why) {
        return of(Reason.UNAUTHORIZED, why.isEmpty() ? "not authorized" : why);
    }

    /** Returns the answer that the object is not as the request assumes. */
    public static ApiError conflict(ResourceKey key, String why) {
        return conflict(key.kind(), key.kind().groupResource(), key.name(), why);
    }

    /** Returns likewise the answer of a subresource: {@code pods/binding}. */
    public static ApiError conflict(ResourceKey key, String subresource, String why) {
        String group = key.kind().group().isEmpty() ? "" : "." + key.kind().group();
        return conflict(key.kind(), key.kind().plural() + "/" + subresource + group, key.name(), why);
    }

    /** Returns likewise the answer of preconditions, which name the kind: {@code Deployment.apps}. */
    public static ApiError conflictOfKind(ResourceKey key, String why) {
        return conflict(key.kind(), key.kind().groupKind(), key.name(), why);
    }

    private static ApiError conflict(Kind<?> kind, String resource, String name, String why) {
        return new ApiError(
                Reason.CONFLICT,
                "Operation cannot be fulfilled on " + resource + " \"" + name + "\": " + why,
                StatusDetails.builder()
                        .group(kind.group())
                        .kind(resource.replace("." + kind.group(), ""))
                        .name(name)
                        .build());
    }

    /** Returns the answer that fields are owned by others, one cause for each. */
    public static ApiError applyConflict(String message, Seq<StatusCause> causes) {
        return new ApiError(
                Reason.CONFLICT, message, StatusDetails.builder().causes(causes).build());
    }

    /** Returns the answer that this is not allowed to be done with the object, or with the resource if no name is given. */
    public static ApiError forbidden(ResourceKey key, String why) {
        String what = key.name().isEmpty() ? key.kind().groupResource() : named(key);
        return new ApiError(Reason.FORBIDDEN, what + " is forbidden: " + why, StatusDetails.of(key));
    }

    /** Returns the answer that nothing is created in a namespace that is on its way out. */
    public static ApiError namespaceTerminating(ResourceKey key) {
        // apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
        String namespace = key.namespace();
        return forbidden(
                        key,
                        "unable to create new content in namespace " + namespace + " because it is being terminated")
                .withCause(new StatusCause(
                        NAMESPACE_TERMINATING,
                        "namespace " + namespace + " is being terminated",
                        "metadata.namespace"));
    }

    /** Returns the refusal of an object of that kind and name for those faults. */
    public static ApiError invalid(Kind<?> kind, String name, Seq<FieldError> faults) {
        Seq<String> texts = faults.map(FieldError::toString).distinct();
        String all = texts.size() == 1 ? texts.head() : texts.mkString("[", ", ", "]");
        return new ApiError(
                Reason.INVALID,
                kind.groupKind() + " \"" + name + "\" is invalid: " + all,
                StatusDetails.builder()
                        .group(kind.group())
                        .kind(kind.name())
                        .name(name)
                        .causes(faults.map(StatusCause::of))
                        .build());
    }

    /** Returns the answer that the request cannot be understood. */
    public static ApiError badRequest(String why) {
        return of(Reason.BAD_REQUEST, why);
    }

    /** Returns the answer that the resource does not know the verb. */
    public static ApiError methodNotAllowed(Kind<?> kind, String verb) {
        return new ApiError(
                Reason.METHOD_NOT_ALLOWED,
                verb + " is not supported on resources of kind \"" + kind.groupResource() + "\"",
                StatusDetails.of(kind));
    }

    /** Returns the answer that what was asked for is too old: list anew. */
    public static ApiError expired(String why) {
        return of(Reason.EXPIRED, why);
    }

    /** Returns the answer that what was asked for will not come back. */
    public static ApiError gone(String why) {
        return of(Reason.GONE, why);
    }

    /** Returns the answer to ask again later: after that many seconds, or when it seems good if 0. */
    public static ApiError tooManyRequests(String why, int retryAfterSeconds) {
        return new ApiError(
                Reason.TOO_MANY_REQUESTS, why, StatusDetails.none().withRetryAfterSeconds(retryAfterSeconds));
    }

    /** Returns the answer that the request is too large. */
    public static ApiError requestEntityTooLarge(String why) {
        return of(Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: " + why);
    }

    /** Returns the answer that the server reads only the media types it names. */
    public static ApiError unsupportedMediaType(Seq<String> accepted) {
        // apiserver/pkg/endpoints/handlers/negotiation/errors.go
        return of(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "the body of the request was in an unknown format - accepted media types include: "
                        + accepted.mkString(", "));
    }

    /** Returns the answer that the server writes only the media types it names. */
    public static ApiError notAcceptable(Seq<String> accepted) {
        return of(Reason.NOT_ACCEPTABLE, "only the following media types are accepted: " + accepted.mkString(", "));
    }

    /** Returns the answer that the server has run out of something. */
    public static ApiError internal(String why) {
        return of(Reason.INTERNAL_ERROR, "Internal error occurred: " + why).withCause(StatusCause.of("", why));
    }

    /** Returns the answer that the operation cannot be completed now. */
    public static ApiError serverTimeout(Kind<?> kind, String operation, int retryAfterSeconds) {
        return new ApiError(
                Reason.SERVER_TIMEOUT,
                "The " + operation + " operation against " + kind.groupResource()
                        + " could not be completed at this time, please try again.",
                StatusDetails.of(kind).withName(operation).withRetryAfterSeconds(retryAfterSeconds));
    }

    /** Returns the answer that the request took too long. */
    public static ApiError timeout(String why, int retryAfterSeconds) {
        return new ApiError(
                Reason.TIMEOUT, "Timeout: " + why, StatusDetails.none().withRetryAfterSeconds(retryAfterSeconds));
    }

    /** Returns the answer that the server does not answer. */
    public static ApiError serviceUnavailable(String why) {
        return of(Reason.SERVICE_UNAVAILABLE, why);
    }

    /** Returns an answer without details. */
    public static ApiError of(Reason reason, String message) {
        return new ApiError(reason, message, StatusDetails.none());
    }

    /** Returns this answer in other words. */
    public ApiError withMessage(String other) {
        return new ApiError(reason, other, details, continueToken);
    }

    /** Returns this answer with one more cause. */
    public ApiError withCause(StatusCause cause) {
        return new ApiError(reason, message, details.withCauses(details.causes().append(cause)), continueToken);
    }

    /** Returns this answer with a token by which the list goes on, though not as it was. */
    public ApiError withContinueToken(String token) {
        return new ApiError(reason, message, details, token);
    }

    /** Returns the {@code Status} that a client gets. */
    public Json.Obj status() {
        LinkedHashMap<String, Json> status = LinkedHashMap.of(
                "kind", Json.of("Status"),
                "apiVersion", Json.of("v1"),
                "metadata", metadata(),
                "status", Json.of("Failure"),
                "message", Json.of(message));
        LinkedHashMap<String, Json> why =
                reason == Reason.UNKNOWN ? status : status.put("reason", Json.of(reason.toString()));
        LinkedHashMap<String, Json> about =
                details.equals(StatusDetails.none()) ? why : why.put("details", details.json());
        return new Json.Obj(about.put("code", Json.of(code())));
    }

    private Json.Obj metadata() {
        return new Json.Obj(
                continueToken.isEmpty() ? LinkedHashMap.empty() : LinkedHashMap.of("continue", Json.of(continueToken)));
    }

    private static String named(ResourceKey key) {
        return key.kind().groupResource() + " \"" + key.name() + "\"";
    }

    /** Returns the message. */
    @Override
    public String toString() {
        return message;
    }
}
