package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What sort of disk of Azure it is. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record AzureDataDiskKind(@JsonValue String text) {
    /** A blob of an account that holds several. */
    public static final AzureDataDiskKind SHARED = new AzureDataDiskKind("Shared");
    /** A blob of an account of its own. */
    public static final AzureDataDiskKind DEDICATED = new AzureDataDiskKind("Dedicated");
    /** A managed disk. */
    public static final AzureDataDiskKind MANAGED = new AzureDataDiskKind("Managed");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AzureDataDiskKind {}

    @Override
    public String toString() {
        return text;
    }
}
