package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Cidr;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A key of a server block: {@code example.org}, {@code .:53}, {@code 10.0.0.0/8}, {@code tls://example.org}.
 *
 * @param transport how queries come
 * @param zones the zones that it stands for
 * @param port the port, that of the transport unless given; whether there is such a port is not said
 */
public record ServerKey(Transport transport, Seq<DomainName> zones, int port) {
    private static final int MAX_ZONE = 255;

    /**
     * Reads a key.
     *
     * @throws CorefileError if it names no zone
     */
    // core/dnsserver/register.go, InspectServerBlocks; plugin/normalize.go, SplitHostPort
    public static ServerKey parse(String key) throws CorefileError {
        Transport transport = Vector.of(Transport.values())
                .find(each -> key.startsWith(each.prefix()))
                .getOrElse(Transport.DNS);
        String text = key.startsWith(transport.prefix())
                ? key.substring(transport.prefix().length())
                : key;
        int colon = text.lastIndexOf(':');
        if (colon >= 0 && colon == text.length() - 1) {
            throw CorefileError.of("expecting data after last colon: \"" + text + "\"");
        }
        boolean hasPort = colon >= 0 && isNumber(text.substring(colon + 1));
        int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : transport.port();
        return new ServerKey(transport, zones(hasPort ? text.substring(0, colon) : text), port);
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?[0-9]{1,9}");
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

    private static Seq<DomainName> zones(String text) throws CorefileError {
        if (text.length() > MAX_ZONE) {
            throw CorefileError.of("specified zone is too long: " + text.length() + " > " + MAX_ZONE);
        }
        Option<DomainName> name = DomainName.tryParse(text);
        if (name.isEmpty() || text.isEmpty()) {
            throw CorefileError.of("zone is not a valid domain name: " + text);
        }
        Option<Cidr> cidr = Cidr.tryParse(text);
        if (cidr.isEmpty()) {
            return Vector.of(name.get().absolute().lowerCase());
        }
        if (text.startsWith(":") || text.startsWith("0") && text.contains(":")) {
            throw CorefileError.of("invalid CIDR " + text);
        }
        return ReverseZones.of(cidr.get());
    }
}
