package io.github.kubevalue.dns.plugin.nsid;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads {@code nsid [DATA]}; without data it is the name of the host. */
// plugin/nsid/setup.go
public final class NsidSetup {
    private NsidSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Nsid> plugins(Controller controller) throws CorefileError {
        if (controller.lines().size() > 1) {
            // plugin/plugin.go, ErrOnce
            throw CorefileError.of("this plugin can only be used once per Server Block");
        }
        Seq<String> arguments = controller.lines().head().arguments();
        return Vector.of(
                new Nsid(arguments.isEmpty() ? controller.surroundings().hostname() : arguments.mkString(" ")));
    }
}
