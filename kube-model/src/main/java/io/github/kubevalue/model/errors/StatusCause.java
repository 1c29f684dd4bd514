package io.github.kubevalue.model.errors;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.LinkedHashMap;

/**
 * One of the causes of a refusal: {@code FieldValueInvalid}, {@code Invalid value: 0: must be between 1 and 65535, inclusive},
 * {@code spec.ports[0].port}.
 *
 * @param reason what kind of cause it is, in one word; may be empty
 * @param message what a person reads
 * @param field the path of the field that is at fault; empty if none is
 */
public record StatusCause(String reason, String message, String field) {

    /** Returns a cause that is no field's fault. */
    public static StatusCause of(String reason, String message) {
        return new StatusCause(reason, message, "");
    }

    /** Returns what a fault of an object says. */
    public static StatusCause of(FieldError fault) {
        return new StatusCause(fault.type().cause(), fault.body(), fault.field().text());
    }

    Json json() {
        return new Json.Obj(LinkedHashMap.of("reason", reason, "message", message, "field", field)
                .filterValues(text -> !text.isEmpty())
                .mapValues(Json::of));
    }
}
