package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.dns.client.PodHost;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads the options of {@code hosts}. */
// plugin/hosts/setup.go
public final class HostsSetup {
    private static final String ETC_HOSTS = "/etc/hosts";
    private static final int MAX_TTL = 65535;

    private HostsSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Hosts> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        HostsOptions.Builder options =
                HostsOptions.builder().zones(controller.origins(line.arguments().drop(1)));
        Vector<String> inline = Vector.empty();
        Option<Fallthrough> fallthrough = Option.none();
        boolean unsupported = false;
        for (Property property : line.body()) {
            switch (property.name()) {
                case "fallthrough" -> fallthrough = Option.some(Fallthrough.ofArguments(property.arguments()));
                case "fallthrough_unsupported" -> unsupported = isAlone(property);
                case "no_reverse" -> options.reverse(false);
                case "ttl" -> options.ttl(ttl(property));
                case "reload" -> checkReload(property);
                default -> inline = inline.append(inline(property, fallthrough));
            }
        }
        if (unsupported && fallthrough.isEmpty()) {
            throw line.error("fallthrough_unsupported requires fallthrough");
        }
        if (controller.lines().size() > 1) {
            // plugin/plugin.go, ErrOnce
            throw CorefileError.of("this plugin can only be used once per Server Block");
        }
        options.unsupportedFallsThrough(unsupported).fallthrough(fallthrough.getOrElse(Fallthrough.NONE));
        return Vector.of(Hosts.of(options.build(), file(controller, line), inline.mkString("\n")));
    }

    /** A file that is not there is empty; without one it is that of CoreDNS's own pod. */
    private static String file(Controller controller, Directive line) {
        String path = line.arguments().headOption().getOrElse(ETC_HOSTS);
        return controller
                .file(path)
                .getOrElse(() -> path.equals(ETC_HOSTS)
                        ? new PodHost("coredns", Option.none())
                                .hosts(Pod.named("kube-system", "coredns"))
                                .toString()
                        : "");
    }

    /** A line of a hosts file, which must not stand after {@code fallthrough}. */
    private static String inline(Property property, Option<Fallthrough> fallthrough) throws CorefileError {
        if (fallthrough.isDefined()) {
            throw property.error("unknown property '" + property.name() + "'");
        }
        return property.name() + " " + property.arguments().mkString(" ");
    }

    private static boolean isAlone(Property property) throws CorefileError {
        if (!property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        return true;
    }

    private static long ttl(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw property.error("ttl needs a time in second");
        }
        long ttl;
        try {
            ttl = GoText.atoi(property.argument(0));
        } catch (IllegalArgumentException e) {
            throw property.error("ttl needs a number of second");
        }
        if (ttl <= 0 || ttl > MAX_TTL) {
            throw property.error("ttl provided is invalid");
        }
        return ttl;
    }

    /** How often the file is read again does not matter where it does not change. */
    private static void checkReload(Property property) throws CorefileError {
        if (property.arguments().size() != 1) {
            throw property.error("reload needs a duration (zero seconds to disable)");
        }
        String text = property.argument(0);
        boolean negative;
        try {
            negative = GoText.parseDuration(text).isNegative();
        } catch (IllegalArgumentException e) {
            throw property.error("invalid duration for reload '" + text + "'");
        }
        if (negative) {
            throw property.error("invalid negative duration for reload '" + text + "'");
        }
    }
}
