package io.github.kubevalue.net.edge;

import java.util.Locale;

/**
 * As much of an HTTP request as decides who answers it.
 *
 * @param method {@code GET}
 * @param tls whether it came by TLS
 * @param host the Host header, with or without port
 * @param path the path without query: {@code /api}
 */
public record HttpRequest(String method, boolean tls, String host, String path) {

    /** Begins every path with a slash and leaves the query out. */
    public HttpRequest {
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        path = path.startsWith("/") ? path : "/" + path;
    }

    /** Returns the host without port, in lower case: what rules compare with. */
    public String hostname() {
        boolean bracketed = host.startsWith("[");
        int colon = bracketed ? host.indexOf("]:") + 1 : host.indexOf(':');
        return (colon > 0 ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    /** Returns {@code GET http://myapp.com/api}. */
    @Override
    public String toString() {
        return method + " " + (tls ? "https" : "http") + "://" + host + path;
    }
}
