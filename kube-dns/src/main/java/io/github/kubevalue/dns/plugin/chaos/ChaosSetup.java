package io.github.kubevalue.dns.plugin.chaos;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads {@code chaos [VERSION] [AUTHORS...]}. */
// plugin/chaos/setup.go
public final class ChaosSetup {
    private static final String VERSION = "CoreDNS-1.14.7";
    private static final int MAX_TEXT = 255;
    // plugin/chaos/zowners.go
    private static final Vector<String> OWNERS =
            Vector.of(("Tantalor93 bradbeam chrisohaver darshanime dilyevsky ekleiner greenpau houyuwushang ihac"
                            + " inigohu isolus jameshartig johnbelamaric miekg mqasimsarfraz nchrisdk nitisht pmoroney"
                            + " rajansandeep rdrozhdzh rtreffer snebel29 stp-ip superq thevilledev varyoo ykhr53 yongtang zouyee")
                    .split(" "));

    private ChaosSetup() {}

    /** Sets up the plugin; its first line alone is read. */
    public static Seq<Chaos> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        for (Property property : line.body()) {
            throw property.error("unknown property '" + property.name() + "'");
        }
        Seq<String> arguments = line.arguments();
        String version = arguments.headOption().getOrElse(VERSION);
        Seq<String> authors = arguments.size() > 1
                ? arguments.tail().distinct().map(ChaosSetup::trimmed).sorted()
                : OWNERS;
        return Vector.of(new Chaos(
                arguments.size() > 1 ? version : trimmed(version),
                authors,
                trimmed(controller.surroundings().hostname())));
    }

    private static String trimmed(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
