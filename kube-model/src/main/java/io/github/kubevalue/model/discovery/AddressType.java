package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of addresses an EndpointSlice holds: IPv4, IPv6 or FQDN.
 *
 * @param text the text on the wire
 */
public record AddressType(@JsonValue String text) {
    /** Addresses of IPv4. */
    public static final AddressType IPV4 = new AddressType("IPv4");

    /** Addresses of IPv6. */
    public static final AddressType IPV6 = new AddressType("IPv6");

    /** Domain names; no proxy serves them. */
    public static final AddressType FQDN = new AddressType("FQDN");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressType {}

    @Override
    public String toString() {
        return text;
    }
}
