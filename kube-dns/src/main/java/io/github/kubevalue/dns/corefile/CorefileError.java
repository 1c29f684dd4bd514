package io.github.kubevalue.dns.corefile;

/** What keeps CoreDNS from starting, in its own words. It carries no stack trace; the place is a line of the Corefile. */
public final class CorefileError extends Exception {
    private static final long serialVersionUID = 1L;

    private CorefileError(String message) {
        super(message, null, false, false);
    }

    /** Returns an error that names no line, {@code cannot serve dns://.:53 - it is already defined}. */
    public static CorefileError of(String message) {
        return new CorefileError(message);
    }

    /** Returns an error in a line, {@code Corefile:3 - Error during parsing: unknown property 'tll'}. */
    // github.com/coredns/caddy, caddyfile/dispenser.go, Err
    public static CorefileError at(Place place, String message) {
        return new CorefileError(place + " - Error during parsing: " + message);
    }

    // github.com/coredns/caddy, caddyfile/dispenser.go, SyntaxErr
    static CorefileError syntax(Place place, String found, String expected) {
        return new CorefileError(
                place + " - Syntax error: Unexpected token '" + found + "', expecting '" + expected + "'");
    }

    /** Returns this error, met while a plugin was set up: {@code plugin/kubernetes: Corefile:3 - …}. */
    // plugin/plugin.go, Error
    public CorefileError in(String plugin) {
        return new CorefileError("plugin/" + plugin + ": " + getMessage());
    }
}
