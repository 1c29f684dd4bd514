package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a CronJob does when a Job is due and the last one still runs.
 *
 * @param text the text on the wire
 */
public record ConcurrencyPolicy(@JsonValue String text) {
    /** Both run. */
    public static final ConcurrencyPolicy ALLOW = new ConcurrencyPolicy("Allow");

    /** The new one is skipped. */
    public static final ConcurrencyPolicy FORBID = new ConcurrencyPolicy("Forbid");

    /** The old one is ended. */
    public static final ConcurrencyPolicy REPLACE = new ConcurrencyPolicy("Replace");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConcurrencyPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
