package io.github.kubevalue.dns.plugin.local;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads {@code local { localhost_prefix on|off }}. */
// plugin/local/setup.go
public final class LocalSetup {
    private LocalSetup() {}

    /** Sets up the plugin. */
    public static Seq<Local> plugins(Controller controller) throws CorefileError {
        boolean prefix = true;
        for (Directive line : controller.lines()) {
            if (!line.arguments().isEmpty()) {
                throw line.argumentError();
            }
            for (Property property : line.body()) {
                prefix = prefix(property);
            }
        }
        return Vector.of(new Local(prefix));
    }

    private static boolean prefix(Property property) throws CorefileError {
        if (!property.name().equals("localhost_prefix")) {
            throw property.error("unknown property '" + property.name() + "'");
        }
        String value = property.onlyArgument();
        if (!value.equals("on") && !value.equals("off")) {
            throw property.error("localhost_prefix expects 'on' or 'off', got \"" + value + "\"");
        }
        return value.equals("on");
    }
}
