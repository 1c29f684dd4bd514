package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.choice.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The replies of a server that remembers nothing. One for which no plugin looked at who asks, at the clock or at chance, and
 * of which nothing is remembered, is the same for every visit: it is made once, and nobody can tell that it was kept.
 */
final class FirstReplies {
    private static final int MOST = 1 << 15;

    private final Server server;
    private final Map<Query, Reply> kept = new ConcurrentHashMap<>();

    /** A reply, and what comes of it at a client. */
    record Reply(Response response, Transport.Delivery delivery) {
        static Reply of(Response response, Duration after) {
            return new Reply(response, Transport.Delivery.of(response, after));
        }
    }

    FirstReplies(Server server) {
        this.server = server;
    }

    /** Answers a query that somebody sends to a server that remembers nothing. */
    Reply answer(Query query, Sender sender) {
        Reply known = kept.get(query);
        return known == null ? asked(query, new Visit(sender, Instant.EPOCH, Choice.first(), Memory.EMPTY)) : known;
    }

    private Reply asked(Query query, Visit visit) {
        Response response = server.answer(query, visit);
        Reply reply = Reply.of(response, visit.elapsed());
        if (visit.isRepeatable() && visit.elapsed().isZero() && visit.memory().equals(Memory.EMPTY)) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(query, reply);
        }
        return reply;
    }
}
