package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a taint does to pods that do not tolerate it. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record TaintEffect(@JsonValue String text) {
    /** They are not scheduled here. */
    public static final TaintEffect NO_SCHEDULE = new TaintEffect("NoSchedule");
    /** They are scheduled here only if need be. */
    public static final TaintEffect PREFER_NO_SCHEDULE = new TaintEffect("PreferNoSchedule");
    /** They are not scheduled here, and those that run here are evicted. */
    public static final TaintEffect NO_EXECUTE = new TaintEffect("NoExecute");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaintEffect {}

    @Override
    public String toString() {
        return text;
    }
}
