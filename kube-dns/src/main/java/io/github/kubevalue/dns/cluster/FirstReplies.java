package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Visit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The replies of a server that remembers nothing. One for which no plugin looked at who asks, at the clock or at chance, and
 * of which nothing is remembered, is the same for every visit: it is made once, and nobody can tell that it was kept.
 */
final class FirstReplies {
    private static final int MOST = 1 << 15;

    private final Server server;
    private final Map<Query, Response> kept = new ConcurrentHashMap<>();

    FirstReplies(Server server) {
        this.server = server;
    }

    /** Answers a query on a visit to a server that remembers nothing. */
    Response answer(Query query, Visit visit) {
        Response known = kept.get(query);
        return known == null ? asked(query, visit) : known;
    }

    private Response asked(Query query, Visit visit) {
        Response response = server.answer(query, visit);
        if (visit.isRepeatable() && visit.elapsed().isZero() && visit.memory().equals(Memory.EMPTY)) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(query, response);
        }
        return response;
    }
}
