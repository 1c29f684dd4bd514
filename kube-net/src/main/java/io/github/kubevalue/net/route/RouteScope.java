package io.github.kubevalue.net.route;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** How far away what a route leads to, or an address is good for: the narrower, the greater the number. */
public enum RouteScope {
    /** Anywhere. */
    GLOBAL(0),
    /** Within the site. */
    SITE(200),
    /** On the link. */
    LINK(253),
    /** This host itself. */
    HOST(254),
    /** Nowhere. */
    NOWHERE(255);

    private final int number;

    RouteScope(int number) {
        this.number = number;
    }

    /** Reads a name as {@code ip route} prints it. */
    public static Option<RouteScope> tryParse(String word) {
        return Vector.of(values())
                .find(scope -> scope.toString().equals(word)
                        || Integer.toString(scope.number).equals(word));
    }

    /** Returns the number: 0 for anywhere, 254 for this host. */
    public int number() {
        return number;
    }

    /** Whether this is at least as narrow as another. */
    public boolean isWithin(RouteScope other) {
        return number >= other.number;
    }

    /** Returns the name as {@code ip route} prints it: {@code link}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
