package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.loadbalance.LoadBalance;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * What a Corefile is set up with: the objects, the world outside, and the files beside it.
 *
 * @param snapshot the objects of the cluster
 * @param modified when they last changed
 * @param outside what the resolvers know to which queries are forwarded
 * @param files the other keys of the ConfigMap that holds the Corefile
 */
public record Setup(Snapshot snapshot, Instant modified, Zones outside, Map<String, String> files) {
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
                        throw new CorefileError(
                                block.line(), "cannot serve dns://" + zone + ":53 - it is already defined");
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
            ServerKey parsed = ServerKey.parse(block.line(), key);
            zones = parsed.port() == DNS ? zones.appendAll(parsed.zones()) : zones;
        }
        return zones;
    }

    private Seq<Plugin> plugins(Block block, Seq<DomainName> zones) throws CorefileError {
        Vector<Plugin> plugins = Vector.empty();
        for (Directive directive : block.directives()) {
            if (!PluginOrder.isKnown(directive.name())) {
                throw new CorefileError(directive.line(), "Unknown directive '" + directive.name() + "'");
            }
            if (!PluginOrder.isWithoutEffect(directive.name())) {
                plugins = plugins.append(plugin(directive, zones));
            }
        }
        return plugins.sortBy(plugin -> PluginOrder.place(plugin.name()));
    }

    private Plugin plugin(Directive directive, Seq<DomainName> zones) throws CorefileError {
        return switch (directive.name()) {
            case "kubernetes" -> KubernetesSetup.of(directive, zones, snapshot, modified);
            case "forward" -> PluginSetup.forward(directive, outside);
            case "hosts" -> PluginSetup.hosts(directive, zones, files);
            case "cache" -> PluginSetup.cache(directive);
            case "loadbalance" ->
                directive.arguments().isEmpty() || directive.arguments().equals(Vector.of("round_robin"))
                        ? new LoadBalance()
                        : new NotModelled(directive.name());
            default -> new NotModelled(directive.name());
        };
    }
}
