package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A sort of subject. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record SubjectKind(@JsonValue String text) {
    /** A user. */
    public static final SubjectKind USER = new SubjectKind("User");
    /** A group. */
    public static final SubjectKind GROUP = new SubjectKind("Group");
    /** A service account. */
    public static final SubjectKind SERVICE_ACCOUNT = new SubjectKind("ServiceAccount");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectKind {}

    @Override
    public String toString() {
        return text;
    }
}
