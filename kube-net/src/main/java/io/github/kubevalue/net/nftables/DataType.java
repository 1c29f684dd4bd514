package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import java.util.Locale;

/** What kind of values a part of a key has. */
public enum DataType {
    /** {@code ipv4_addr}. */
    IPV4_ADDR,
    /** {@code ipv6_addr}. */
    IPV6_ADDR,
    /** {@code inet_proto}. */
    INET_PROTO,
    /** {@code inet_service}. */
    INET_SERVICE;

    /** Returns the type of the addresses of a family. */
    public static DataType address(IpFamily family) {
        return family == IpFamily.IPV4 ? IPV4_ADDR : IPV6_ADDR;
    }

    /** Returns {@code inet_proto}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
