package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Sets up plugins from lines as a block for all names has them, the first of which is the second of the file; {@code ;}
 * stands for the end of a line.
 */
public final class Lines {
    /** What is around them. */
    public static final Surroundings SURROUNDINGS = Surroundings.of(Store.empty());

    private Lines() {}

    /** Returns the plugins, or the error, with the plugin's name in front. */
    public static Either<String, Seq<? extends Plugin>> setUp(String plugin, PluginSetup setup, String lines) {
        return setUp(plugin, setup, lines, SURROUNDINGS);
    }

    /** Returns the plugins in other surroundings. */
    public static Either<String, Seq<? extends Plugin>> setUp(
            String plugin, PluginSetup setup, String lines, Surroundings surroundings) {
        Seq<Directive> directives = Corefile.parse(". {\n" + lines.replace(';', '\n') + "\n}")
                .get()
                .blocks()
                .head()
                .directives();
        try {
            return Either.right(setup.plugins(new Controller(directives, Vector.of(DomainName.ROOT), surroundings)));
        } catch (CorefileError e) {
            return Either.left(String.valueOf(e.in(plugin).getMessage()));
        }
    }
}
