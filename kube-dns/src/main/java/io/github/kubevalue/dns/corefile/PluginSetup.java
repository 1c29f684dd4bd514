package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.cache.Cache;
import io.github.kubevalue.dns.plugin.forward.Forward;
import io.github.kubevalue.dns.plugin.hosts.Hosts;
import io.github.kubevalue.dns.zone.Zones;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of the smaller plugins. */
final class PluginSetup {
    private static final long MIN_TTL = 5;
    private static final long MAX_POSITIVE = 3600;
    private static final long MAX_NEGATIVE = 1800;

    private PluginSetup() {}

    // plugin/forward/setup.go
    static Forward forward(Directive directive, Zones outside) throws CorefileError {
        if (directive.arguments().size() < 2) {
            throw new CorefileError(directive.line(), "Wrong argument count or unexpected line ending after 'forward'");
        }
        Vector<DomainName> except = Vector.empty();
        for (Directive.Property property : directive.body()) {
            if (property.name().equals("except")) {
                for (String zone : property.arguments()) {
                    except = except.appendAll(ServerKey.zones(property.line(), zone));
                }
            }
        }
        Seq<DomainName> from =
                ServerKey.zones(directive.line(), directive.arguments().head());
        return new Forward(from.head(), except, outside);
    }

    // plugin/cache/setup.go
    static Cache cache(Directive directive) throws CorefileError {
        Seq<String> numbers = directive.arguments().take(1).filter(text -> text.matches("[0-9]{1,9}"));
        if (!directive.arguments().drop(numbers.size()).isEmpty()) {
            throw new CorefileError(directive.line(), "not modelled: a cache for some zones only");
        }
        Cache.Life positive = new Cache.Life(
                MIN_TTL, numbers.headOption().map(Long::parseLong).getOrElse(MAX_POSITIVE));
        Cache.Life negative = new Cache.Life(
                MIN_TTL, numbers.headOption().map(Long::parseLong).getOrElse(MAX_NEGATIVE));
        for (Directive.Property property : directive.body()) {
            switch (property.name()) {
                case "success" -> positive = life(property, positive);
                case "denial" -> negative = life(property, negative);
                case "disable", "prefetch", "serve_stale", "servfail" -> {}
                case "keepttl" -> throw new CorefileError(property.line(), "not modelled: option keepttl of cache");
                default ->
                    throw new CorefileError(
                            property.line(),
                            "Wrong argument count or unexpected line ending after '" + property.name() + "'");
            }
        }
        return new Cache(positive, negative);
    }

    /** {@code success CAPACITY [TTL] [MINTTL]}. */
    private static Cache.Life life(Directive.Property property, Cache.Life standard) throws CorefileError {
        long max = property.arguments().size() > 1 ? KubernetesSetup.number(property, 1) : standard.max();
        long min = property.arguments().size() > 2 ? KubernetesSetup.number(property, 2) : standard.min();
        return new Cache.Life(min, max);
    }

    // plugin/hosts/setup.go
    static Hosts hosts(Directive directive, Seq<DomainName> block, Map<String, String> files) throws CorefileError {
        Vector<DomainName> zones = Vector.empty();
        for (String zone : directive.arguments().drop(1)) {
            zones = zones.appendAll(ServerKey.zones(directive.line(), zone));
        }
        StringBuilder lines = new StringBuilder(file(directive, files));
        long ttl = Hosts.DEFAULT_TTL;
        Fallthrough fallthrough = Fallthrough.NONE;
        for (Directive.Property property : directive.body()) {
            switch (property.name()) {
                case "ttl" -> ttl = KubernetesSetup.number(property, 0);
                case "fallthrough" -> fallthrough = KubernetesSetup.fallthrough(property);
                case "reload" -> {}
                case "no_reverse" ->
                    throw new CorefileError(property.line(), "not modelled: option no_reverse of hosts");
                default ->
                    lines.append('\n')
                            .append(property.name())
                            .append(' ')
                            .append(property.arguments().mkString(" "));
            }
        }
        return new Hosts(zones.isEmpty() ? block : zones, HostsFile.parse(lines.toString()), ttl, fallthrough);
    }

    /** A file that the Corefile names by a path is the key of that name beside it. */
    private static String file(Directive directive, Map<String, String> files) {
        return directive
                .arguments()
                .headOption()
                .flatMap(path -> files.get(path.substring(path.lastIndexOf('/') + 1)))
                .getOrElse("");
    }
}
