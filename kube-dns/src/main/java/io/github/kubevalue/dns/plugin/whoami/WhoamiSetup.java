package io.github.kubevalue.dns.plugin.whoami;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Sets up {@code whoami}, which has no options. */
// plugin/whoami/setup.go
public final class WhoamiSetup {
    private WhoamiSetup() {}

    /** Sets up the plugin; its first line alone is read. */
    public static Seq<Whoami> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        if (!line.arguments().isEmpty()) {
            throw line.argumentError(line.argument(0));
        }
        return Vector.of(new Whoami());
    }
}
