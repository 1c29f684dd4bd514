package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.errors.ApiError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Why a patch cannot be applied.
 *
 * @param sort who is to blame
 * @param detail what is wrong, which the API server does not always tell
 */
public record PatchFault(Sort sort, String detail) {
    // apiserver/pkg/endpoints/handlers/patch.go: applyJSPatch, interpretStrategicMergePatchError
    private static final Seq<String> OF_CUSTOM_RESOURCES =
            Vector.of("application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml");
    private static final String IN_REQUEST = "the server rejected our request due to an error in our request";

    /** Who is to blame. */
    public enum Sort {
        /** The patch is none. */
        MALFORMED,
        /** The patch is one, but not for this document. */
        INAPPLICABLE,
        /** The patch is too long. */
        TOO_LARGE,
        /** Documents of this kind take no such patches. */
        UNSUPPORTED,
        /** The API server does not foresee it. */
        UNFORESEEN
    }

    static PatchFault malformed(String detail) {
        return new PatchFault(Sort.MALFORMED, detail);
    }

    static PatchFault inapplicable(String detail) {
        return new PatchFault(Sort.INAPPLICABLE, detail);
    }

    static PatchFault unforeseen(String detail) {
        return new PatchFault(Sort.UNFORESEEN, detail);
    }

    /** Whether a {@code test} in a JSON patch failed. */
    public boolean isOfTest() {
        return sort == Sort.INAPPLICABLE && detail.startsWith("testing value ");
    }

    /** Returns what the API server answers. */
    public ApiError toApiError() {
        return switch (sort) {
            case MALFORMED -> ApiError.badRequest(detail);
            case INAPPLICABLE -> ApiError.of(ApiError.Reason.INVALID, IN_REQUEST);
            case TOO_LARGE -> ApiError.requestEntityTooLarge(detail);
            case UNSUPPORTED -> ApiError.unsupportedMediaType(OF_CUSTOM_RESOURCES);
            case UNFORESEEN -> ApiError.of(ApiError.Reason.UNKNOWN, detail);
        };
    }

    /** Returns the detail. */
    @Override
    public String toString() {
        return detail;
    }
}
