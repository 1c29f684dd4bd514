package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A key of a server block: {@code example.org}, {@code .:53}, {@code 10.0.0.0/8}.
 *
 * @param zones the zones that it stands for
 * @param port the port, 53 unless given
 */
public record ServerKey(Seq<DomainName> zones, int port) {
    private static final int DNS = 53;
    private static final String SCHEME = "dns://";

    /**
     * Reads a key.
     *
     * @throws CorefileError if it names no zone
     */
    // core/dnsserver/address.go, normalizeZone; plugin/normalize.go
    public static ServerKey parse(String key) throws CorefileError {
        String text = key.startsWith(SCHEME) ? key.substring(SCHEME.length()) : key;
        if (text.contains("://")) {
            throw CorefileError.of("not modelled: the transport of " + key);
        }
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon >= 0
                && text.indexOf(':') == colon
                && text.substring(colon + 1).matches("[0-9]{1,5}");
        int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS;
        return new ServerKey(zones(hasPort ? text.substring(0, colon) : text), port);
    }

    /** Returns the zones that an argument of a plugin names, whatever port it has; none if it is no zone. */
    // plugin/normalize.go, NormalizeExact
    public static Seq<DomainName> origins(String argument) {
        try {
            return parse(argument).zones();
        } catch (CorefileError e) {
            return Vector.empty();
        }
    }

    /** The zones of a name or a CIDR; one whose mask is within a label stands for several. */
    static Seq<DomainName> zones(String text) throws CorefileError {
        Option<Cidr> cidr = Cidr.tryParse(text);
        if (cidr.isDefined()) {
            return reverse(cidr.get());
        }
        Option<DomainName> name = DomainName.tryParse(text.isEmpty() ? "." : text);
        if (name.isEmpty()) {
            throw CorefileError.of("not a valid domain name: " + text);
        }
        return Vector.of(name.get().absolute().lowerCase());
    }

    private static Seq<DomainName> reverse(Cidr cidr) {
        boolean v4 = cidr.ip().isV4();
        int unit = v4 ? 8 : 4;
        int labels = (cidr.prefix() + unit - 1) / unit;
        int spare = labels * unit - cidr.prefix();
        int hostBits = cidr.ip().family().bits() - labels * unit;
        Vector<DomainName> zones = Vector.empty();
        Ip first = cidr.first();
        for (int i = 0; i < 1 << spare; i++) {
            DomainName name = DomainName.reverse(shifted(first, i, hostBits));
            while (name.labelCount() > labels + 2) {
                name = name.parent();
            }
            zones = zones.append(name);
        }
        return zones;
    }

    private static Ip shifted(Ip ip, long steps, int bits) {
        if (ip.isV4()) {
            return Ip.v4(ip.low() + (steps << bits));
        }
        return bits >= 64
                ? Ip.v6(ip.high() + (steps << (bits - 64)), ip.low())
                : Ip.v6(ip.high(), ip.low() + (steps << bits));
    }
}
