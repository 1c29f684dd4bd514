package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The addresses that {@code bind} makes a block listen on. The interfaces are those of a pod, {@code lo} and {@code eth0};
 * the address of the latter is the pod's own, and stands under its name.
 */
// plugin/bind/setup.go
final class Bind {
    private static final String POD_INTERFACE = "eth0";

    private Bind() {}

    static Seq<Plugin> check(Controller controller) throws CorefileError {
        hosts(controller.lines());
        return Vector.empty();
    }

    /** All addresses if there is none. */
    static Seq<String> hosts(Seq<Directive> lines) throws CorefileError {
        Vector<String> hosts = Vector.empty();
        for (Directive line : lines) {
            if (line.arguments().isEmpty()) {
                throw CorefileError.of("at least one address or interface name is expected");
            }
            Vector<String> except = Vector.empty();
            for (Property property : line.body()) {
                except = except(property);
            }
            hosts = hosts.appendAll(addresses(line.arguments()).removeAll(except));
        }
        return hosts;
    }

    private static Vector<String> except(Property property) throws CorefileError {
        if (!property.name().equals("except")) {
            throw CorefileError.of("invalid option \"" + property.name() + "\"");
        }
        if (property.arguments().isEmpty()) {
            throw CorefileError.of("at least one address or interface must be given to except subdirective");
        }
        return addresses(property.arguments());
    }

    private static Vector<String> addresses(Seq<String> arguments) throws CorefileError {
        Vector<String> addresses = Vector.empty();
        for (String argument : arguments) {
            if (argument.equals("lo")) {
                addresses = addresses.append("127.0.0.1").append("::1");
            } else if (argument.equals(POD_INTERFACE) || Ip.tryParse(argument).isDefined()) {
                addresses = addresses.append(argument);
            } else {
                throw CorefileError.of("not a valid IP address or interface name: \"" + argument + "\"");
            }
        }
        return addresses;
    }

    /** Whether a block that listens there hears queries to an address; without one, queries from elsewhere than its host. */
    static boolean isReachable(Seq<String> hosts, Option<Ip> address) {
        return hosts.isEmpty()
                || hosts.exists(host -> address.isDefined()
                        ? isAny(host) || isBound(host, address.get())
                        : !Ip.tryParse(host).exists(Ip::isLoopback));
    }

    /** Whether a block that listens there is bound to the very address. */
    static boolean isBound(Seq<String> hosts, Ip address) {
        return hosts.exists(host -> isBound(host, address));
    }

    private static boolean isBound(String host, Ip address) {
        return host.equals(POD_INTERFACE)
                ? !address.isLoopback()
                : Ip.tryParse(host).contains(address);
    }

    private static boolean isAny(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }
}
