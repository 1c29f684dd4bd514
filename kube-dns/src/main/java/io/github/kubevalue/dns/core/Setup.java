package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Source;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * From a Corefile to the server that it sets up.
 *
 * @param surroundings what the server has around it
 * @param port the port that is asked; blocks on other ports do not answer
 * @param address the address that is asked; any that others reach if absent
 */
public record Setup(Surroundings surroundings, int port, Option<Ip> address) {
    /** Where the Corefile and the files beside it are. */
    public static final String DIRECTORY = "/etc/coredns/";

    private static final int DNS = 53;
    /** What a server does that is told nothing. */
    // core/dnsserver/register.go, DefaultInput
    private static final String STANDARD = ".:53 {\nwhoami\nlog\n}\n";

    /** Returns the set-up of the server on port 53. */
    public static Setup of(Surroundings surroundings) {
        return new Setup(surroundings, DNS, Option.none());
    }

    /** Returns the server that a text sets up, or what is wrong with it. */
    public Either<CorefileError, Server> server(String text) {
        return read(text).flatMap(this::server);
    }

    /** Reads the text of a Corefile that has these surroundings. */
    public Either<CorefileError, Corefile> read(String text) {
        Source source = Source.builder()
                .text(text)
                .file(DIRECTORY + "Corefile")
                .files(surroundings.files())
                .environment(surroundings.environment())
                .directives(PluginCfg.names())
                .build();
        return Corefile.parse(source);
    }

    /** Returns the server that a Corefile sets up, or what is wrong with it. */
    // github.com/coredns/caddy, caddy.go, ValidateAndExecuteDirectives; core/dnsserver/register.go, MakeServers
    public Either<CorefileError, Server> server(Corefile corefile) {
        if (corefile.blocks().isEmpty()) {
            return server(STANDARD);
        }
        try {
            Vector<Site> sites = sites(corefile);
            for (PluginCfg plugin : PluginCfg.ALL) {
                sites = setUp(plugin, sites);
            }
            Vector<ZoneAddress> addresses = Vector.empty();
            for (Site site : sites) {
                addresses = addresses.appendAll(site.addresses());
            }
            ZoneAddress.check(addresses);
            return Either.right(new Server(listening(sites), surroundings.network()));
        } catch (CorefileError e) {
            return Either.left(e);
        }
    }

    /** The blocks that hear a query to the address: those that are bound to it, if there are some, else those on all. */
    // net/ipv4/udp.c, compute_score: a socket of the very address goes before one of all
    private Seq<ServerBlock> listening(Seq<Site> sites) throws CorefileError {
        Vector<ServerBlock> exactly = Vector.empty();
        Vector<ServerBlock> somehow = Vector.empty();
        for (Site site : sites) {
            Seq<String> hosts = site.hosts();
            ServerBlock block = site.onPort(port);
            if (!block.zones().isEmpty()) {
                exactly = address.exists(ip -> Bind.isBound(hosts, ip)) ? exactly.append(block) : exactly;
                somehow = Bind.isReachable(hosts, address) ? somehow.append(block) : somehow;
            }
        }
        return exactly.isEmpty() ? somehow : exactly;
    }

    private static Vector<Site> sites(Corefile corefile) throws CorefileError {
        try {
            Vector<Site> sites = Vector.empty();
            for (var block : corefile.blocks()) {
                sites = sites.append(Site.of(block));
            }
            return sites;
        } catch (CorefileError e) {
            throw CorefileError.of("error inspecting server blocks: " + e.getMessage());
        }
    }

    // github.com/coredns/caddy, caddy.go, executeDirectives: a plugin is set up in all blocks before the next one is
    private Vector<Site> setUp(PluginCfg plugin, Vector<Site> sites) throws CorefileError {
        Vector<Site> result = Vector.empty();
        for (Site site : sites) {
            Seq<Directive> lines = site.block().lines(plugin.name());
            result = result.append(lines.isEmpty() ? site : site.with(plugins(plugin, site, lines)));
        }
        return result;
    }

    private Seq<? extends Plugin> plugins(PluginCfg plugin, Site site, Seq<Directive> lines) throws CorefileError {
        try {
            Surroundings around = surroundings
                    .withDirectory(root(site))
                    .withIsBound(!site.hosts().isEmpty());
            return plugin.setup().plugins(new Controller(lines, site.zones(), around));
        } catch (CorefileError e) {
            throw e.in(plugin.name());
        }
    }

    // plugin/root/root.go
    private String root(Site site) {
        return site.block()
                .lines("root")
                .flatMap(line -> line.arguments().headOption())
                .lastOption()
                .getOrElse(surroundings.directory());
    }

    /** Returns what of each plugin that a Corefile names this library has, in the order in which a query meets them. */
    public static Map<String, Modelling> modelling(Corefile corefile) {
        return PluginCfg.ALL
                .filter(plugin -> corefile.blocks()
                        .exists(block -> !block.lines(plugin.name()).isEmpty()))
                .foldLeft(LinkedHashMap.empty(), (found, plugin) -> found.put(plugin.name(), plugin.modelling()));
    }
}
