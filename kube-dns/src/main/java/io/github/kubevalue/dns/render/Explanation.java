package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * Says why: the plugin, the object and the rule that decided each reply, and why a resolver went on or stopped.
 *
 * <pre>
 * web.demo: 10.96.0.42
 * 1. web.demo.demo.svc.cluster.local.: there is no such name: the search goes on
 *    10.96.0.10, A and AAAA: NXDOMAIN
 *      kubernetes: namespace/demo: …
 * 2. web.demo.svc.cluster.local.: the name has an answer: the lookup ends
 *    10.96.0.10, A: 10.96.0.42
 *      kubernetes: service/demo/web: cluster IPs
 *    10.96.0.10, AAAA: NODATA
 *      kubernetes: service/demo/web: cluster IPs
 * </pre>
 */
public final class Explanation {
    private Explanation() {}

    /** Returns a reply in one line, and below it what decided it, the outermost plugin last. */
    public static String of(Response response) {
        return response + "\n"
                + response.because().map(why -> "  " + why + "\n").mkString();
    }

    /** Returns what a program was told, and below it each name that was tried, each reply, and what decided it. */
    public static String of(Lookup lookup) {
        String steps = lookup.steps()
                .zipWithIndex((step, i) -> (i + 1) + ". " + step.name() + ": " + step.then() + "\n" + exchanges(step))
                .mkString();
        return lookup.name() + ": " + told(lookup) + waited(lookup.waited()) + "\n" + steps;
    }

    private static String told(Lookup lookup) {
        if (lookup.result() instanceof Lookup.NotFound none) {
            return none.message() + " (" + none.error() + ")";
        }
        return data(lookup.records()) + (lookup.steps().isEmpty() ? ", without a query" : "");
    }

    private static String data(Seq<ResourceRecord> records) {
        return records.map(found -> found.data().toString()).distinct().mkString(", ");
    }

    private static String waited(Duration waited) {
        return waited.isZero() ? "" : ", after " + seconds(waited);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Queries that one server answers alike are told together. */
    private static String exchanges(Lookup.Step step) {
        Vector<Told> lines = Vector.empty();
        for (Exchange exchange : step.exchanges()) {
            Told told = Told.of(exchange);
            lines = lines.lastOption().exists(last -> last.isLike(told))
                    ? lines.init().append(lines.last().and(told))
                    : lines.append(told);
        }
        return lines.mkString();
    }

    /** What one or more queries came to. */
    private record Told(String server, Seq<String> types, String outcome, Seq<String> because) {
        static Told of(Exchange exchange) {
            String at = exchange.at().isZero() ? "" : "after " + seconds(exchange.at()) + ", ";
            return new Told(
                    at + exchange.server() + (exchange.channel() == Channel.TCP ? " over TCP" : ""),
                    Vector.of(exchange.question().type().toString()),
                    outcome(exchange),
                    exchange.response()
                            .map(response -> response.because().map(Evidence::toString))
                            .getOrElse(Vector.empty())
                            .appendAll(exchange.why()));
        }

        private static String outcome(Exchange exchange) {
            return exchange.response()
                    .filter(response -> response.isPositive() && !exchange.isTruncated())
                    .map(response -> data(response.answer()))
                    .getOrElse(exchange::status);
        }

        boolean isLike(Told other) {
            return server.equals(other.server) && outcome.equals(other.outcome) && because.equals(other.because);
        }

        Told and(Told other) {
            return new Told(server, types.appendAll(other.types).distinct(), outcome, because);
        }

        @Override
        public String toString() {
            return "   " + server + ", " + types.mkString(" and ") + ": " + outcome + "\n"
                    + because.map(why -> "     " + why + "\n").mkString();
        }
    }
}
