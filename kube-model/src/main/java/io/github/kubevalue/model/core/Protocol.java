package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The protocol of a port. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record Protocol(@JsonValue String text) {
    /** Connections. */
    public static final Protocol TCP = new Protocol("TCP");
    /** Datagrams. */
    public static final Protocol UDP = new Protocol("UDP");
    /** Associations. */
    public static final Protocol SCTP = new Protocol("SCTP");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Protocol {}

    @Override
    public String toString() {
        return text;
    }
}
