package io.github.kubevalue.dns.plugin.transfer;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads the lines of {@code transfer}: {@code transfer example.org { to 10.0.0.5 }}. */
// plugin/transfer/setup.go, parseTransfer
public final class TransferSetup {
    private static final String NAME = "transfer";

    private TransferSetup() {}

    /** Sets up the plugin: one for all lines together. */
    public static Seq<Transfer> plugins(Controller controller) throws CorefileError {
        Vector<Transfer.Grant> grants = Vector.empty();
        for (Directive line : controller.lines()) {
            grants = grants.append(grant(controller, line));
        }
        return Vector.of(new Transfer(grants));
    }

    private static Transfer.Grant grant(Controller controller, Directive line) throws CorefileError {
        Vector<String> hosts = Vector.empty();
        boolean hasSource = false;
        for (Property property : line.body()) {
            switch (property.name()) {
                case "to" -> hosts = hosts.appendAll(hosts(property));
                case "source" -> {
                    checkSource(property, hasSource);
                    hasSource = true;
                }
                default ->
                    throw property.error("unknown property \"" + property.name() + "\"")
                            .in(NAME);
            }
        }
        if (hosts.isEmpty()) {
            throw line.errorAtEnd("'to' is required").in(NAME);
        }
        return new Transfer.Grant(
                controller.origins(line.arguments()),
                hosts.contains("*") ? Option.none() : Option.some(hosts.flatMap(TransferSetup::address)));
    }

    private static Seq<String> hosts(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        for (String host : property.arguments()) {
            if (!host.equals("*") && address(host).isEmpty()) {
                throw CorefileError.of("must specify an IP address: `" + withoutPort(host) + "'");
            }
        }
        return property.arguments();
    }

    /** Where NOTIFY messages come from; none are sent here. */
    private static void checkSource(Property property, boolean given) throws CorefileError {
        String text = property.onlyArgument();
        if (given) {
            throw property.error("source already specified").in(NAME);
        }
        if (Ip.tryParse(text).isEmpty()) {
            throw property.error("invalid source address \"" + text + "\"").in(NAME);
        }
    }

    // plugin/pkg/parse/host.go, HostPort
    private static Option<Ip> address(String host) {
        return Ip.tryParse(withoutPort(host).split("%", 2)[0]);
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[") && host.contains("]:")) {
            return host.substring(1, host.indexOf("]:"));
        }
        int colon = host.indexOf(':');
        return colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }
}
