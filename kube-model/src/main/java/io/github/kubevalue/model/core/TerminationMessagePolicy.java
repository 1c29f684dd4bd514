package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a container's last words come from. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record TerminationMessagePolicy(@JsonValue String text) {
    /** The message file only. */
    public static final TerminationMessagePolicy FILE = new TerminationMessagePolicy("File");
    /** The end of the log, if the file is empty and the container failed. */
    public static final TerminationMessagePolicy FALLBACK_TO_LOGS_ON_ERROR =
            new TerminationMessagePolicy("FallbackToLogsOnError");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TerminationMessagePolicy {}

    @Override
    public String toString() {
        return text;
    }
}
