package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.corefile.ServerKey;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * For which names a plugin that finds nothing lets the next one try.
 *
 * @param zones the zones whose names fall through
 */
public record Fallthrough(Seq<DomainName> zones) {
    /** No name falls through. */
    public static final Fallthrough NONE = new Fallthrough(Vector.empty());
    /** Every name falls through. */
    public static final Fallthrough ALL = new Fallthrough(Vector.of(DomainName.ROOT));

    /** Returns the fall-through of the names in these zones. */
    public static Fallthrough of(String... zones) {
        return new Fallthrough(Vector.of(zones).map(DomainName::absolute));
    }

    /** Returns the fall-through that the arguments of {@code fallthrough} name: all names if there are none. */
    // plugin/pkg/fall/fall.go, SetZonesFromArgs
    public static Fallthrough ofArguments(Seq<String> arguments) {
        return arguments.isEmpty() ? ALL : new Fallthrough(arguments.flatMap(ServerKey::origins));
    }

    /** Whether the name falls through. */
    public boolean covers(DomainName name) {
        return name.isWithinAny(zones);
    }
}
