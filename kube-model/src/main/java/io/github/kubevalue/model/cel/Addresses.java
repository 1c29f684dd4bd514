package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** IP addresses and networks. (apiserver/pkg/cel/library/ip.go, cidr.go) */
final class Addresses {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("ip(string): ip", text -> new Val.Opaque(Types.IP, ip(text))),
            Overload.unary("isIP(string): bool", text -> Val.of(tryIp(text).isDefined())),
            Overload.unary(
                    "::ip.isCanonical(string): bool",
                    text -> Val.of(ip(text).toString().equals(text.toString()))),
            Overload.unary("ip.family(): int", ip -> Val.of(of(ip).isV4() ? 4 : 6)),
            Overload.unary("ip.isUnspecified(): bool", ip -> Val.of(of(ip).isUnspecified())),
            Overload.unary("ip.isLoopback(): bool", ip -> Val.of(of(ip).isLoopback())),
            Overload.unary("ip.isLinkLocalMulticast(): bool", ip -> Val.of(isIn(of(ip), "224.0.0.0/24", "ff02::/16"))),
            Overload.unary("ip.isLinkLocalUnicast(): bool", ip -> Val.of(isIn(of(ip), "169.254.0.0/16", "fe80::/10"))),
            Overload.unary("ip.isGlobalUnicast(): bool", ip -> Val.of(isGlobal(of(ip)))),
            Overload.unary("string(ip): string", ip -> Val.of(ip.toString())),
            Overload.unary("cidr(string): cidr", text -> new Val.Opaque(Types.CIDR, cidr(text))),
            Overload.unary(
                    "isCIDR(string): bool",
                    text -> Val.of(Cidr.tryParse(text.toString()).isDefined())),
            Overload.binary(
                    "cidr.containsIP(ip): bool",
                    (cidr, ip) -> Val.of(network(cidr).contains(of(ip)))),
            Overload.binary(
                    "cidr.containsIP(string): bool",
                    (cidr, ip) -> Val.of(network(cidr).contains(ip(ip)))),
            Overload.binary(
                    "cidr.containsCIDR(cidr): bool",
                    (cidr, other) -> Val.of(network(cidr).contains(network(other)))),
            Overload.binary(
                    "cidr.containsCIDR(string): bool",
                    (cidr, other) -> Val.of(network(cidr).contains(cidr(other)))),
            Overload.unary(
                    "cidr.ip(): ip",
                    cidr -> new Val.Opaque(Types.IP, network(cidr).ip())),
            Overload.unary(
                    "cidr.masked(): cidr",
                    cidr -> new Val.Opaque(Types.CIDR, network(cidr).network())),
            Overload.unary(
                    "cidr.prefixLength(): int", cidr -> Val.of(network(cidr).prefix())),
            Overload.unary("string(cidr): string", cidr -> Val.of(cidr.toString())));

    private Addresses() {}

    private static Ip of(Val val) {
        return (Ip) ((Val.Opaque) val).value();
    }

    private static Cidr network(Val val) {
        return (Cidr) ((Val.Opaque) val).value();
    }

    private static Option<Ip> tryIp(Val text) {
        return text.toString().contains("%") || isMapped(text.toString())
                ? Option.none()
                : Ip.tryParse(text.toString());
    }

    private static boolean isMapped(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("::ffff:") && text.contains(".");
    }

    private static Ip ip(Val text) {
        String quoted = Texts.quote(text.toString());
        if (text.toString().contains("%")) {
            throw new CelError("IP address " + quoted + " with zone value is not allowed");
        }
        if (isMapped(text.toString())) {
            throw new CelError("IPv4-mapped IPv6 address " + quoted + " is not allowed");
        }
        return Ip.tryParse(text.toString())
                .getOrElseThrow(() -> new CelError("IP Address " + quoted
                        + " parse error during conversion from string: ParseAddr(" + quoted + "): unable to parse IP"));
    }

    private static Cidr cidr(Val text) {
        return Cidr.tryParse(text.toString())
                .getOrElseThrow(() ->
                        new CelError("network address parse error during conversion from string: netip.ParsePrefix("
                                + Texts.quote(text.toString()) + "): invalid prefix"));
    }

    private static boolean isIn(Ip ip, String... networks) {
        return Vector.of(networks).map(Cidr::parse).exists(network -> network.contains(ip));
    }

    private static boolean isGlobal(Ip ip) {
        return !ip.isUnspecified()
                && !ip.isLoopback()
                && !isIn(ip, "255.255.255.255/32", "224.0.0.0/4", "ff00::/8", "169.254.0.0/16", "fe80::/10");
    }
}
