package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.ServerKey;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a plugin is set up with.
 *
 * @param lines the plugin's lines in its server block, at least one
 * @param block the zones of the block
 * @param surroundings the cluster and the world around the server
 */
// github.com/coredns/caddy, controller.go
public record Controller(Seq<Directive> lines, Seq<DomainName> block, Surroundings surroundings) {

    /** Returns the zones that arguments name, or those of the block if there are no arguments; no zone is not said. */
    // plugin/normalize.go, OriginsFromArgsOrServerBlock
    public Seq<DomainName> origins(Seq<String> arguments) {
        return arguments.isEmpty() ? block : zones(arguments);
    }

    /** Returns the zones that arguments name. */
    public static Seq<DomainName> zones(Seq<String> arguments) {
        return arguments.flatMap(ServerKey::origins);
    }

    /** Returns the text of the file that a path names; one that is not absolute begins at the root of the block. */
    public Option<String> file(String path) {
        String directory = surroundings.directory();
        return surroundings
                .files()
                .get(path.startsWith("/") ? path : directory.endsWith("/") ? directory + path : directory + "/" + path);
    }
}
