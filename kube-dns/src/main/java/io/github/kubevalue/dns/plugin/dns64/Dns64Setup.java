package io.github.kubevalue.dns.plugin.dns64;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Line;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Cidr;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads {@code dns64 [PREFIX]}, or {@code dns64 { ... }}; what stands between braces after a prefix is not read. */
// plugin/dns64/setup.go
public final class Dns64Setup {
    private static final int V4_BITS = 32;

    private Dns64Setup() {}

    /** Sets up the plugin; all its lines together. */
    public static Seq<Dns64> plugins(Controller controller) throws CorefileError {
        Dns64 plugin = Dns64.standard();
        for (Directive line : controller.lines()) {
            if (line.arguments().size() > 1) {
                throw line.argumentError();
            }
            plugin = line.arguments().isEmpty() ? read(line, plugin) : with(plugin, prefix(line, line.argument(0)));
        }
        return Vector.of(plugin);
    }

    private static Dns64 read(Directive line, Dns64 standard) throws CorefileError {
        Dns64 plugin = standard;
        for (Property property : line.body()) {
            plugin = switch (property.name()) {
                case "prefix" -> with(plugin, prefix(property, property.argument(0)));
                case "translate_all" -> new Dns64(plugin.prefix(), true, plugin.allowIpv4());
                case "allow_ipv4" -> new Dns64(plugin.prefix(), plugin.translateAll(), true);
                default -> throw unknown(property, property.name());
            };
            Seq<String> more = property.arguments().drop(property.name().equals("prefix") ? 1 : 0);
            if (!more.isEmpty()) {
                throw unknown(property, more.head());
            }
        }
        return plugin;
    }

    private static CorefileError unknown(Property property, String word) {
        return property.error("unknown property '" + word + "'");
    }

    private static Dns64 with(Dns64 plugin, Prefix prefix) {
        return new Dns64(prefix, plugin.translateAll(), plugin.allowIpv4());
    }

    private static Prefix prefix(Line line, String text) throws CorefileError {
        Cidr read = Cidr.tryParse(text).getOrElseThrow(() -> CorefileError.of("invalid CIDR address: " + text));
        Cidr network = new Cidr(read.first(), read.prefix());
        if (network.ip().isV4()) {
            throw line.error("invalid netmask " + V4_BITS + " IPv6 address: \"" + network + "\"");
        }
        try {
            return new Prefix(network);
        } catch (IllegalArgumentException e) {
            throw line.error(String.valueOf(e.getMessage()));
        }
    }
}
