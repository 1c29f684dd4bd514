package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.vavr.collection.Seq;

/**
 * Sets up a plugin from its lines in a server block. Each plugin has one, in its package; the list of all of them is
 * {@code core.PluginCfg}.
 */
@FunctionalInterface
public interface PluginSetup {

    /**
     * Returns the plugins that the lines stand for: most often one, for all lines together.
     *
     * @throws CorefileError if the lines are wrong; it need not name the plugin
     */
    Seq<? extends Plugin> plugins(Controller controller) throws CorefileError;
}
