package io.github.kubevalue.dns.plugin.any;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Sets up {@code any}, which has no options. */
// plugin/any/setup.go
public final class AnySetup {
    private AnySetup() {}

    /** Sets up the plugin; its first line alone is read. */
    public static Seq<Any> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        if (!line.arguments().isEmpty()) {
            throw line.argumentError(line.argument(0));
        }
        if (!line.body().isEmpty()) {
            throw line.body()
                    .head()
                    .error("unknown property '" + line.body().head().name() + "'");
        }
        return Vector.of(new Any());
    }
}
