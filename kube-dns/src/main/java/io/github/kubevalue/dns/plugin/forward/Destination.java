package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Where queries go, as a Corefile has it: {@code tls://9.9.9.9%dns.quad9.net:853}.
 *
 * @param protocol {@code dns}, {@code tls}, {@code https}, or one that is not supported
 * @param host an address, a file or a name
 * @param serverName the name on the server's certificate, or nothing
 * @param port the port, or nothing
 */
// plugin/pkg/parse/transport.go and host.go; plugin/forward/resolve.go and setup.go, splitZone
record Destination(String protocol, String host, String serverName, String port) {
    private static final Vector<String> PROTOCOLS = Vector.of("tls", "dns", "quic", "grpc", "https3", "https", "unix");

    static Destination parse(String text) throws CorefileError {
        String protocol =
                PROTOCOLS.find(known -> text.startsWith(known + "://")).getOrElse("dns");
        String rest = text.startsWith(protocol + "://") ? text.substring(protocol.length() + 3) : text;
        if (rest.isEmpty()) {
            throw CorefileError.of("invalid address: \"" + text + "\"");
        }
        int colon = rest.lastIndexOf(':');
        boolean hasPort =
                colon >= 0 && (rest.indexOf(':') == colon || rest.startsWith("[") && rest.charAt(colon - 1) == ']');
        String host = hasPort ? rest.substring(0, colon) : rest;
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int percent = bare.lastIndexOf('%');
        return new Destination(
                protocol,
                percent < 0 ? bare : bare.substring(0, percent),
                percent < 0 ? "" : bare.substring(percent + 1),
                hasPort ? rest.substring(colon + 1) : "");
    }

    /** The address, if the host is one. */
    Option<Ip> ip() {
        return Ip.tryParse(host);
    }

    /** The name to look up, if the host is one. */
    Option<DomainName> name() {
        return isSupported() ? DomainName.tryParse(host).filter(name -> !name.isEmpty()) : Option.none();
    }

    /** The path of a file, if the host is one; a port would belong to its name. */
    String path() {
        return port.isEmpty() ? host : host + ":" + port;
    }

    boolean isSupported() {
        return protocol.equals("dns") || protocol.equals("tls") || protocol.equals("https");
    }

    // plugin/pkg/parse/host.go, HostPortOrFile
    private String standardPort() {
        return switch (protocol) {
            case "grpc" -> ":443";
            case "quic" -> ":853";
            default -> "";
        };
    }

    boolean isTls() {
        return protocol.equals("tls");
    }

    /** The server at an address that the host has. */
    Upstream at(Ip ip) throws CorefileError {
        Protocol spoken = switch (protocol) {
            case "dns" -> Protocol.DNS;
            case "tls" -> Protocol.TLS;
            case "https" -> Protocol.HTTPS;
            default ->
                throw CorefileError.of("'" + protocol + "' is not supported as a destination protocol in forward: "
                        + this + (port.isEmpty() ? standardPort() : ""));
        };
        if (port.isEmpty()) {
            return new Upstream(spoken, new Endpoint(ip, spoken.port()));
        }
        try {
            return new Upstream(spoken, new Endpoint(ip, Port.of(Integer.parseInt(port))));
        } catch (IllegalArgumentException e) {
            throw CorefileError.of("not modelled: the port \"" + port + "\"");
        }
    }

    /** Returns {@code tls://9.9.9.9:853}, without the name on the certificate. */
    @Override
    public String toString() {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return (protocol.equals("dns") ? "" : protocol + "://") + address + (port.isEmpty() ? "" : ":" + port);
    }
}
