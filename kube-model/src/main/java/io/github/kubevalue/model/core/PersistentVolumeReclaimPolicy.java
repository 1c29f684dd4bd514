package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of a volume when its claim is gone. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumeReclaimPolicy(@JsonValue String text) {
    /** It is emptied and offered again; superseded by dynamic provisioning. */
    public static final PersistentVolumeReclaimPolicy RECYCLE = new PersistentVolumeReclaimPolicy("Recycle");
    /** It is deleted, with the storage behind it. */
    public static final PersistentVolumeReclaimPolicy DELETE = new PersistentVolumeReclaimPolicy("Delete");
    /** It is kept as it is, for an administrator to look after. */
    public static final PersistentVolumeReclaimPolicy RETAIN = new PersistentVolumeReclaimPolicy("Retain");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeReclaimPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
