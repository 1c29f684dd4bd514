package io.github.kubevalue.dns.plugin.dns64;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;

/**
 * The network in which IPv4 addresses have an IPv6 address (RFC 6052).
 *
 * @param network a network of IPv6; its prefix is a multiple of 8 from 32 to 96
 */
public record Prefix(Cidr network) {
    /** The well-known one. */
    public static final Prefix WELL_KNOWN = new Prefix(Cidr.parse("64:ff9b::/96"));

    private static final int MIN = 32;
    private static final int MAX = 96;
    private static final int RESERVED = 8;
    private static final int OCTETS = 16;

    /** Refuses a network that could not hold IPv4 addresses. */
    public Prefix {
        boolean aligned = network.prefix() % Byte.SIZE == 0;
        if (network.ip().isV4() || !aligned || network.prefix() < MIN || network.prefix() > MAX) {
            throw new IllegalArgumentException("invalid prefix length \"" + network + "\"");
        }
    }

    /** Returns the IPv6 address of an IPv4 address: its octets after the prefix, but for the ninth, which is 0. */
    // plugin/dns64/dns64.go, to6
    public Ip of(Ip v4) {
        long high = network.first().high();
        long low = network.first().low();
        int at = network.prefix() / Byte.SIZE;
        for (int octet = 3; octet >= 0; octet--) {
            at = at == RESERVED ? at + 1 : at;
            long value = v4.low() >>> octet * Byte.SIZE & 0xff;
            if (at < RESERVED) {
                high |= value << (RESERVED - 1 - at) * Byte.SIZE;
            } else {
                low |= value << (OCTETS - 1 - at) * Byte.SIZE;
            }
            at++;
        }
        return Ip.v6(high, low);
    }
}
