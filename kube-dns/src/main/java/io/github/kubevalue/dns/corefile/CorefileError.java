package io.github.kubevalue.dns.corefile;

/** What keeps CoreDNS from starting. It carries no stack trace; the place is a line of the Corefile. */
public final class CorefileError extends Exception {
    private static final long serialVersionUID = 1L;

    // github.com/coredns/caddy, caddyfile/dispenser.go, Err
    CorefileError(int line, String message) {
        super("Corefile:" + line + " - Error during parsing: " + message, null, false, false);
    }
}
