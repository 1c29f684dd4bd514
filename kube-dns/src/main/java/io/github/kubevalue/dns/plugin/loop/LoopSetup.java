package io.github.kubevalue.dns.plugin.loop;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Sets up {@code loop}, which has no options. */
// plugin/loop/setup.go
public final class LoopSetup {
    private LoopSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Loop> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        if (!line.arguments().isEmpty()) {
            throw line.argumentError(line.argument(0));
        }
        if (controller.lines().size() > 1) {
            // plugin/plugin.go, ErrOnce
            throw CorefileError.of("this plugin can only be used once per Server Block");
        }
        return Vector.of(new Loop(controller.block().headOption().getOrElse(DomainName.ROOT)));
    }
}
