package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an address of a node is good for. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record NodeAddressType(@JsonValue String text) {
    /** The name the node calls itself. */
    public static final NodeAddressType HOSTNAME = new NodeAddressType("Hostname");
    /** Reached from within the cluster. */
    public static final NodeAddressType INTERNAL_IP = new NodeAddressType("InternalIP");
    /** Reached from outside. */
    public static final NodeAddressType EXTERNAL_IP = new NodeAddressType("ExternalIP");
    /** A name that resolves within the cluster. */
    public static final NodeAddressType INTERNAL_DNS = new NodeAddressType("InternalDNS");
    /** A name that resolves outside. */
    public static final NodeAddressType EXTERNAL_DNS = new NodeAddressType("ExternalDNS");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeAddressType {}

    @Override
    public String toString() {
        return text;
    }
}
