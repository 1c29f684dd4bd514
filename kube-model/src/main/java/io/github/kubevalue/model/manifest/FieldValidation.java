package io.github.kubevalue.model.manifest;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What becomes of fields that the API does not know and of keys that stand twice in one object: the choice that
 * {@code kubectl --validate} and the API server's parameter {@code fieldValidation} give. Whatever one of them accepts,
 * the next accepts, with the same objects.
 */
public enum FieldValidation {
    /** They are faults. */
    STRICT,
    /** Unknown fields are kept, of a key that stands there twice the last one counts, and both are worth a warning. */
    WARN,
    /** They are accepted as with {@link #WARN}, and nobody is to be bothered with {@link Manifest#warnings()}. */
    IGNORE;

    /** Returns what a value of {@code --validate} means: {@code strict} or {@code true}, {@code warn}, {@code ignore} or {@code false}. */
    public static Option<FieldValidation> parse(String word) {
        // kubectl/pkg/cmd/util/helpers.go, GetValidationDirective
        return switch (word) {
            case "true" -> Option.of(STRICT);
            case "false" -> Option.of(IGNORE);
            default -> Vector.of(values()).find(value -> value.toString().equals(word));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
