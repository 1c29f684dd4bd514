package io.github.kubevalue.dns.plugin.minimal;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Sets up {@code minimal}, which has no options. */
// plugin/minimal/setup.go
public final class MinimalSetup {
    private MinimalSetup() {}

    /** Sets up the plugin. */
    public static Seq<Minimal> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        if (!line.arguments().isEmpty()) {
            throw line.argumentError();
        }
        return Vector.of(new Minimal());
    }
}
