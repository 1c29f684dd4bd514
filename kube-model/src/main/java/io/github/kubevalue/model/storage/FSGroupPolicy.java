package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether the owner of a volume's files may be changed. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record FSGroupPolicy(@JsonValue String text) {
    /** If the volume has a file system and is for one node. */
    public static final FSGroupPolicy READ_WRITE_ONCE_WITH_FS_TYPE = new FSGroupPolicy("ReadWriteOnceWithFSType");
    /** Always. */
    public static final FSGroupPolicy FILE = new FSGroupPolicy("File");
    /** Never. */
    public static final FSGroupPolicy NONE = new FSGroupPolicy("None");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FSGroupPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
