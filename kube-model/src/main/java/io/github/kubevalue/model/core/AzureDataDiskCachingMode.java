package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a host of Azure caches a disk. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record AzureDataDiskCachingMode(@JsonValue String text) {
    /** Not at all. */
    public static final AzureDataDiskCachingMode NONE = new AzureDataDiskCachingMode("None");
    /** Reads only. */
    public static final AzureDataDiskCachingMode READ_ONLY = new AzureDataDiskCachingMode("ReadOnly");
    /** Reads and writes. */
    public static final AzureDataDiskCachingMode READ_WRITE = new AzureDataDiskCachingMode("ReadWrite");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AzureDataDiskCachingMode {}

    @Override
    public String toString() {
        return text;
    }
}
