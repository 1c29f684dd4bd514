package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.dns.plugin.loop.Loop;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.control.Option;

/**
 * What the plugin {@code loop} does when the server starts: it sends a query to the server and looks whether that comes back.
 * Of several upstreams the first is taken, where chance would decide.
 *
 * @param server the server
 * @param pods where its own addresses are known
 */
record LoopCheck(Server server, CoreDnsPods pods) {
    private static final String SOME_PORT = ":55953";

    /** Returns the words with which CoreDNS ends; none if it does not. */
    Option<String> error() {
        for (ServerBlock block : server.blocks()) {
            for (Plugin plugin : block.plugins()) {
                Option<String> error = plugin instanceof Loop loop ? error(loop) : Option.none();
                if (error.isDefined()) {
                    return error;
                }
            }
        }
        return Option.none();
    }

    private Option<String> error(Loop loop) {
        Round round = new Round(loop.query());
        server.through(round).answer(loop.query(), Choice.first());
        return round.isEndless() ? Option.some(loop.error(round.from)) : Option.none();
    }

    /** The way of a query that is counted whenever it comes by; it belongs to one check. */
    private final class Round implements Transport {
        private final Query query;
        private int seen = 1;
        private String from = "";

        Round(Query query) {
            this.query = query;
        }

        boolean isEndless() {
            return seen > Loop.BEARABLE;
        }

        @Override
        public Delivery send(Endpoint to, Query sent, Channel channel) {
            if (!pods.isOwn(to.ip()) || !to.port().equals(DNS) || isEndless()) {
                return server.network().send(to, sent, channel);
            }
            if (sent.question().equals(query.question())) {
                seen++;
                from = source(to.ip()) + SOME_PORT;
            }
            Visit visit = Visit.first(Choice.first());
            return Delivery.of(server.through(this).answer(sent, visit), visit.elapsed());
        }

        /** A query to a loopback address comes from the first of its kind, any other from the server's own address. */
        private String source(Ip to) {
            Ip own = to.isLoopback() ? Ip.parse(to.isV4() ? "127.0.0.1" : "::1") : pods.own(to.family());
            return own.isV4() ? own.toString() : "[" + own + "]";
        }
    }
}
