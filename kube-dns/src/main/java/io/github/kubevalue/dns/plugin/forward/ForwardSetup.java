package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** Reads {@code forward FROM TO... { ... }}. */
// plugin/forward/setup.go, parseStanza
public final class ForwardSetup {
    private static final Duration EXPIRE = Duration.ofSeconds(10);

    private ForwardSetup() {}

    /** Sets up a plugin for each line. */
    public static Seq<Forward> plugins(Controller controller) throws CorefileError {
        Vector<Forward> plugins = Vector.empty();
        try {
            for (Directive line : controller.lines()) {
                plugins = plugins.append(new Forward(options(line, controller)));
            }
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(String.valueOf(e.getMessage()));
        }
        return plugins;
    }

    private static ForwardOptions options(Directive line, Controller controller) throws CorefileError {
        String from = line.argument(0);
        Seq<DomainName> zones = Controller.zones(Vector.of(from));
        if (zones.isEmpty()) {
            throw CorefileError.of("unable to normalize '" + from + "'");
        }
        Seq<String> to = line.arguments().tail();
        if (to.isEmpty()) {
            throw line.argumentError();
        }
        ForwardOptions.Builder options = ForwardOptions.builder().zone(zones.head());
        Unseen unseen = Unseen.STANDARD;
        for (Property property : line.body()) {
            unseen = unseen.read(property);
            ForwardProperty.read(property, options);
        }
        if (!unseen.maxAge().isZero() && unseen.maxAge().compareTo(unseen.expire()) < 0) {
            throw CorefileError.of("max_age (" + DurationText.of(unseen.maxAge()) + ") must not be less than expire ("
                    + DurationText.of(unseen.expire()) + ")");
        }
        return options.upstreams(new Destinations(controller, unseen.resolvers(), unseen.serverName()).upstreams(to))
                .build();
    }

    /**
     * What has no effect on a query, but on what else may be written.
     *
     * @param expire how long idle connections are kept
     * @param maxAge how long any connection is, zero for ever
     * @param serverName the name that all certificates must have
     * @param resolvers whom names of upstreams are asked of
     */
    private record Unseen(Duration expire, Duration maxAge, String serverName, Seq<Ip> resolvers) {
        static final Unseen STANDARD = new Unseen(EXPIRE, Duration.ZERO, "", Vector.empty());

        Unseen read(Property property) throws CorefileError {
            return switch (property.name()) {
                case "expire" -> new Unseen(ForwardProperty.duration(property), maxAge, serverName, resolvers);
                case "max_age" -> new Unseen(expire, ForwardProperty.duration(property), serverName, resolvers);
                case "tls_servername" -> new Unseen(expire, maxAge, ForwardProperty.only(property), resolvers);
                case "resolver" -> new Unseen(expire, maxAge, serverName, ForwardProperty.resolvers(property));
                default -> this;
            };
        }
    }
}
