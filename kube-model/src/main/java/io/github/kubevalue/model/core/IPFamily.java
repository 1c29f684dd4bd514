package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.kubevalue.model.address.Ip;

/**
 * A family of addresses, as a Service names it. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record IPFamily(@JsonValue String text) {
    /** 32 bits. */
    public static final IPFamily IPV4 = new IPFamily("IPv4");
    /** 128 bits. */
    public static final IPFamily IPV6 = new IPFamily("IPv6");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IPFamily {}

    /** Returns the family of an address. */
    public static IPFamily of(Ip ip) {
        return ip.isV4() ? IPV4 : IPV6;
    }

    @Override
    public String toString() {
        return text;
    }
}
