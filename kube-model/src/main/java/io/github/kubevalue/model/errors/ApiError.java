package io.github.kubevalue.model.errors;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The API server's no, as a {@code Status} says it.
 *
 * @param reason why, in one word; it fixes the HTTP status code
 * @param message the sentence that a user sees
 * @param causes the faults one by one, each with its field; empty but for {@link Reason#INVALID} and a few others
 */
public record ApiError(Reason reason, String message, Seq<FieldError> causes) {

    /** Why the API server refuses. */
    public enum Reason {
        /** The request cannot be understood. */
        BAD_REQUEST(400, "BadRequest"),
        /** The request is understood and not allowed. */
        FORBIDDEN(403, "Forbidden"),
        /** There is no such object. */
        NOT_FOUND(404, "NotFound"),
        /** There is such an object already. */
        ALREADY_EXISTS(409, "AlreadyExists"),
        /** The object is not as the request assumes. */
        CONFLICT(409, "Conflict"),
        /** The object breaks the rules of its kind. */
        INVALID(422, "Invalid"),
        /** The server has run out of something. */
        INTERNAL_ERROR(500, "InternalError");

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

    /** The HTTP status code. */
    public int code() {
        return reason.code();
    }

    /** Whether the refusal is for that reason. */
    public boolean is(Reason other) {
        return reason == other;
    }

    /** Whether an object was not created because its namespace is on its way out. */
    public boolean isNamespaceTerminating() {
        return reason == Reason.FORBIDDEN && message.endsWith("because it is being terminated");
    }

    // apimachinery/pkg/api/errors/errors.go has the sentences

    public static ApiError notFound(ResourceKey key) {
        return of(Reason.NOT_FOUND, named(key) + " not found");
    }

    public static ApiError alreadyExists(ResourceKey key) {
        return of(Reason.ALREADY_EXISTS, named(key) + " already exists");
    }

    public static ApiError conflict(ResourceKey key, String why) {
        return of(Reason.CONFLICT, "Operation cannot be fulfilled on " + named(key) + ": " + why);
    }

    public static ApiError forbidden(ResourceKey key, String why) {
        return of(Reason.FORBIDDEN, named(key) + " is forbidden: " + why);
    }

    /** Returns the refusal of an object of that kind and name for those faults. */
    public static ApiError invalid(Kind<?> kind, String name, Seq<FieldError> faults) {
        Seq<String> texts = faults.map(FieldError::toString).distinct();
        String all = texts.size() == 1 ? texts.head() : texts.mkString("[", ", ", "]");
        return new ApiError(Reason.INVALID, kind.groupKind() + " \"" + name + "\" is invalid: " + all, faults);
    }

    public static ApiError internal(String why) {
        return of(Reason.INTERNAL_ERROR, "Internal error occurred: " + why);
    }

    public static ApiError of(Reason reason, String message) {
        return new ApiError(reason, message, Vector.empty());
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
