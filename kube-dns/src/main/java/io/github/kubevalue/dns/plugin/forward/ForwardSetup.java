package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code forward}. */
// plugin/forward/setup.go
public final class ForwardSetup {
    private ForwardSetup() {}

    /** Sets up a plugin for each line. */
    public static Seq<Forward> plugins(Controller controller) throws CorefileError {
        Vector<Forward> plugins = Vector.empty();
        for (Directive line : controller.lines()) {
            plugins = plugins.append(plugin(line, controller));
        }
        return plugins;
    }

    private static Forward plugin(Directive line, Controller controller) throws CorefileError {
        if (line.arguments().size() < 2) {
            throw line.argumentError();
        }
        Vector<DomainName> except = Vector.empty();
        for (Property property : line.body()) {
            if (property.name().equals("except")) {
                except = except.appendAll(controller.origins(property.arguments()));
            }
        }
        Seq<DomainName> from = controller.origins(line.arguments().take(1));
        if (from.isEmpty()) {
            throw line.error("unable to normalize '" + line.arguments().head() + "'");
        }
        return new Forward(from.head(), except, controller.surroundings().outside());
    }
}
