package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.corefile.Block;
import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.ServerKey;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * From a Corefile to the server that it sets up.
 *
 * @param surroundings what the server has around it
 */
public record Setup(Surroundings surroundings) {
    private static final int DNS = 53;

    /** Returns the server that a Corefile sets up, or what is wrong with it. Only blocks on port 53 serve. */
    public Either<CorefileError, Server> server(Corefile corefile) {
        try {
            Vector<ServerBlock> blocks = Vector.empty();
            Vector<String> seen = Vector.empty();
            for (Block block : corefile.blocks()) {
                Seq<DomainName> zones = zones(block);
                for (DomainName zone : zones) {
                    if (seen.contains(zone.key())) {
                        throw CorefileError.of("cannot serve dns://" + zone + ":53 - it is already defined");
                    }
                    seen = seen.append(zone.key());
                }
                blocks = blocks.append(new ServerBlock(zones, plugins(block, zones)));
            }
            return Either.right(new Server(blocks));
        } catch (CorefileError e) {
            return Either.left(e);
        }
    }

    private static Seq<DomainName> zones(Block block) throws CorefileError {
        Vector<DomainName> zones = Vector.empty();
        for (String key : block.keys()) {
            ServerKey parsed = ServerKey.parse(key);
            zones = parsed.port() == DNS ? zones.appendAll(parsed.zones()) : zones;
        }
        return zones;
    }

    private Seq<Plugin> plugins(Block block, Seq<DomainName> zones) throws CorefileError {
        for (Directive directive : block.directives()) {
            if (!PluginCfg.isKnown(directive.name())) {
                throw directive.error("Unknown directive '" + directive.name() + "'");
            }
        }
        Vector<Plugin> plugins = Vector.empty();
        for (PluginCfg plugin : PluginCfg.ALL) {
            Seq<Directive> lines = block.directives().filter(line -> line.name().equals(plugin.name()));
            if (!lines.isEmpty()) {
                plugins = plugins.appendAll(setUp(plugin, new Controller(lines, zones, surroundings)));
            }
        }
        return plugins;
    }

    private static Seq<? extends Plugin> setUp(PluginCfg plugin, Controller controller) throws CorefileError {
        try {
            return plugin.setup().plugins(controller);
        } catch (CorefileError e) {
            throw e.in(plugin.name());
        }
    }
}
