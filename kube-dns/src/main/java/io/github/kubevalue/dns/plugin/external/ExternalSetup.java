package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesSetup;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code k8s_external}. */
// plugin/k8s_external/setup.go
public final class ExternalSetup {
    private ExternalSetup() {}

    /** Sets up the plugin; of several lines, the later options and the last zones count. */
    public static Seq<External> plugins(Controller controller) throws CorefileError {
        ExternalOptions.Builder options = ExternalOptions.builder();
        for (Directive line : controller.lines()) {
            for (Property property : line.body()) {
                read(property, options);
            }
        }
        return Vector.of(new External(
                options.zones(controller.origins(controller.lines().last().arguments()))
                        .build()));
    }

    private static void read(Property property, ExternalOptions.Builder options) throws CorefileError {
        switch (property.name()) {
            case "ttl" -> options.ttl(KubernetesSetup.ttl(property));
            case "apex" -> options.apex(property.argument(0));
            case "headless" -> {
                options.headless(true);
                for (Property next : property.following()) {
                    read(next, options);
                }
            }
            case "fallthrough" -> options.fallthrough(Fallthrough.ofArguments(property.arguments()));
            default -> throw property.error("unknown property '" + property.name() + "'");
        }
    }
}
