package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.NotModelled;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code loadbalance}. */
// plugin/loadbalance/setup.go
public final class LoadBalanceSetup {
    private LoadBalanceSetup() {}

    /** Sets up the plugin. */
    public static Seq<Plugin> plugins(Controller controller) {
        Seq<String> arguments = controller.lines().head().arguments();
        return arguments.isEmpty() || arguments.equals(Vector.of("round_robin"))
                ? Vector.of(new LoadBalance())
                : Vector.of(new NotModelled("loadbalance"));
    }
}
