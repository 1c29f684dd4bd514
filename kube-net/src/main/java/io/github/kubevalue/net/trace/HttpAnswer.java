package io.github.kubevalue.net.trace;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/**
 * What an HTTP server has answered: {@code 503, X-Load-Balancing-Endpoint-Weight: 0}.
 *
 * @param status the status code
 * @param headers the headers that are known, by name
 * @param body the body; empty if nothing is known of it
 */
public record HttpAnswer(int status, SortedMap<String, String> headers, String body) {

    /** Returns an answer of which the status alone is known. */
    public static HttpAnswer of(int status) {
        return new HttpAnswer(status, TreeMap.empty(), "");
    }

    /** Whether a client takes it for a yes: a status of 2xx, or 304. */
    public boolean isSuccess() {
        return status < 300 || status == 304;
    }

    /** Returns {@code 503, X-Load-Balancing-Endpoint-Weight: 0}. */
    @Override
    public String toString() {
        return headers.map(header -> header._1 + ": " + header._2)
                .prepend(Integer.toString(status))
                .mkString(", ");
    }
}
