package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.metadata.Metadata;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A variable: {@code {client_ip}}, or the label of metadata, {@code {kubernetes/client-pod-name}}.
 *
 * @param name its name, without braces
 */
// plugin/rewrite/edns0.go, ruleData
public record Variable(String name) {
    private static final int DNS = 53;
    private static final Vector<String> NAMES =
            Vector.of("qname", "qtype", "client_ip", "client_port", "protocol", "server_ip", "server_port");

    /** Whether a name is that of a variable, or may be the label of metadata. */
    static boolean isKnown(String name) {
        return NAMES.contains(name) || Metadata.isLabel(name);
    }

    Option<Vector<Byte>> value(Query query, Chain chain) {
        Sender client = chain.visit().sender();
        return switch (name) {
            case "qname" -> Option.some(Octets.of(query.name().toString()));
            case "qtype" -> Option.some(Octets.of16(query.type().code()));
            case "client_ip" -> Option.some(Octets.of(client.ip()));
            case "client_port" -> Option.some(Octets.of16(client.port()));
            case "protocol" -> Option.some(Octets.of(client.overTcp() ? "tcp" : "udp"));
            case "server_ip" -> serverIp(client);
            case "server_port" -> Option.some(Octets.of16(DNS));
            default ->
                Metadata.value(chain, name).filter(text -> !text.isEmpty()).map(Octets::of);
        };
    }

    /** A socket for UDP is bound to [::], which is no IPv4 address. */
    private static Option<Vector<Byte>> serverIp(Sender client) {
        return Option.when(!client.overTcp() && !client.ip().isV4(), () -> Octets.of(Ip.parse("::")));
    }
}
