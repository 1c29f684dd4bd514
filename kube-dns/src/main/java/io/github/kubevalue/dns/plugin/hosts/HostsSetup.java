package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code hosts}. */
// plugin/hosts/setup.go
public final class HostsSetup {
    private HostsSetup() {}

    /** Sets up the plugin. */
    public static Seq<Hosts> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        StringBuilder lines = new StringBuilder(
                line.arguments().headOption().flatMap(controller::file).getOrElse(""));
        long ttl = Hosts.DEFAULT_TTL;
        Fallthrough fallthrough = Fallthrough.NONE;
        for (Property property : line.body()) {
            switch (property.name()) {
                case "ttl" -> ttl = number(property, 0);
                case "fallthrough" -> fallthrough = Fallthrough.ofArguments(property.arguments());
                case "reload" -> {}
                case "no_reverse" -> throw property.error("not modelled: option no_reverse of hosts");
                default ->
                    lines.append('\n')
                            .append(property.name())
                            .append(' ')
                            .append(property.arguments().mkString(" "));
            }
        }
        return Vector.of(new Hosts(
                controller.origins(line.arguments().drop(1)), HostsFile.parse(lines.toString()), ttl, fallthrough));
    }

    private static long number(Property property, int index) throws CorefileError {
        String text = property.argument(index);
        if (!text.matches("[0-9]{1,9}")) {
            throw property.error("not a number: " + text);
        }
        return Long.parseLong(text);
    }
}
