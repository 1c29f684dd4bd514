package io.github.kubevalue.model.validation;

import io.vavr.control.Option;

/**
 * One fault of an object: {@code spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive}.
 *
 * @param field the path of the field
 * @param type what is wrong with it
 * @param value the value as messages show it: texts in quotes, numbers bare, structures as JSON
 * @param detail the rule that is broken; may be empty
 */
public record FieldError(FieldPath field, Type type, Option<String> value, String detail) {

    /** What is wrong with a field. */
    public enum Type {
        /** It must be given. */
        REQUIRED("Required value", "FieldValueRequired"),
        /** Its value breaks a rule. */
        INVALID("Invalid value", "FieldValueInvalid"),
        /** Its value is not among those that are known. */
        NOT_SUPPORTED("Unsupported value", "FieldValueNotSupported"),
        /** It must not be given here. */
        FORBIDDEN("Forbidden", "FieldValueForbidden"),
        /** Its value stands there twice. */
        DUPLICATE("Duplicate value", "FieldValueDuplicate"),
        /** It refers to something that is not there. */
        NOT_FOUND("Not found", "FieldValueNotFound"),
        /** Its value is of the wrong type. */
        TYPE_INVALID("Invalid value", "FieldValueTypeInvalid"),
        /** Its value is too long. */
        TOO_LONG("Too long", "FieldValueTooLong"),
        /** Its value is too short. */
        TOO_SHORT("Too short", "FieldValueTooShort"),
        /** It has too few items. */
        TOO_FEW("Too few", "FieldValueTooFew"),
        /** It has too many items. */
        TOO_MANY("Too many", "FieldValueTooMany"),
        /** It is not the server's fault, nor the user's. */
        INTERNAL("Internal error", "InternalError");

        private final String text;
        private final String cause;

        Type(String text, String cause) {
            this.text = text;
            this.cause = cause;
        }

        /** Returns the word of the API for the cause of an error, {@code FieldValueInvalid}. */
        public String cause() {
            return cause;
        }

        /** Returns the words of the API, {@code Invalid value}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns the fault without its field: {@code Invalid value: 70000: must be between 1 and 65535, inclusive}. */
    // apimachinery/pkg/util/validation/field/errors.go, ErrorBody
    public String body() {
        String shown = value.fold(type::toString, given -> type + ": " + given);
        return shown + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** Returns the fault as the API server prints it. */
    @Override
    public String toString() {
        return field + ": " + body();
    }
}
