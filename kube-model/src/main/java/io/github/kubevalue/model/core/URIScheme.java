package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The scheme of an HTTP probe or hook. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record URIScheme(@JsonValue String text) {
    /** Plain. */
    public static final URIScheme HTTP = new URIScheme("HTTP");
    /** Encrypted; the certificate is not verified. */
    public static final URIScheme HTTPS = new URIScheme("HTTPS");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public URIScheme {}

    @Override
    public String toString() {
        return text;
    }
}
