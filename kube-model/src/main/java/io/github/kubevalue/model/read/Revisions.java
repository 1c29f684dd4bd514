package io.github.kubevalue.model.read;

import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.control.Either;

/** Reads resource versions. (apiserver/pkg/storage/api_object_versioner.go, ParseResourceVersion) */
final class Revisions {
    private static final FieldPath FIELD = FieldPath.of("resourceVersion");

    private Revisions() {}

    /** Returns the revision of a text, 0 if it is empty, or why it is none. */
    static Either<String, Long> parse(String text) {
        if (text.isEmpty()) {
            return Either.right(0L);
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Either.left(fault(text, "invalid syntax"));
        }
        try {
            return Either.right(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return Either.left(fault(text, "value out of range"));
        }
    }

    private static String fault(String text, String why) {
        return FIELD.invalid(text, "strconv.ParseUint: parsing \"" + text + "\": " + why)
                .toString();
    }
}
