package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import java.time.Duration;
import java.time.Instant;

/**
 * The life of a CoreDNS: the DNS of its cluster, and what it remembers of the queries so far.
 *
 * <pre>{@code
 * Answered first = dns.session().answer("db.demo.svc.cluster.local", RecordType.A, now);
 * Answered later = first.next().with(dnsWithoutThePod).answer("db.demo.svc.cluster.local", RecordType.A, now.plusSeconds(12));
 * }</pre>
 *
 * <p>A value: a life can be gone on with twice, in two ways. Each replica of CoreDNS remembers for itself and has a session of
 * its own.
 *
 * @param dns the DNS as it is now
 * @param memory what the plugins remember
 */
public record DnsSession(ClusterDns dns, Memory memory) {

    /**
     * An answer, and the session after it.
     *
     * @param response the answer; one that is {@linkplain Response#isDropped() dropped} is not sent
     * @param took how long the server took for it
     * @param next the session with what is remembered of it
     */
    public record Answered(Response response, Duration took, DnsSession next) {}

    /**
     * A name looked up, and the session after it.
     *
     * @param lookup the queries and what came of them
     * @param next the session with what is remembered of them
     */
    public record LookedUp(Lookup lookup, DnsSession next) {}

    /** Answers a query that somebody sends at a time, what is left to chance drawn from the choice. */
    public Answered answer(Query query, Sender sender, Instant now, Choice choice) {
        Visit visit = new Visit(sender, now, choice, memory);
        Response response = dns.answer(query, visit);
        return new Answered(response, visit.elapsed(), new DnsSession(dns, visit.memory()));
    }

    /** Answers a query that a program beside the server sends at a time. */
    public Answered answer(Query query, Instant now) {
        return answer(query, Sender.LOCAL, now, Choice.first());
    }

    /** Answers a question for a name and a type; a final dot is added to the name if need be. */
    public Answered answer(String name, RecordType type, Instant now) {
        return answer(Query.of(name, type), now);
    }

    /**
     * Looks up the addresses of a name as a program in a pod does at a time, with nothing between the pod and its servers.
     * Of the time of the lookup, that passes which servers take to answer; timeouts are short to what is remembered.
     */
    public LookedUp lookup(Pod pod, String name, Instant now, Choice choice) {
        Running running = new Running(this, ClusterDns.senderOf(pod), now, choice);
        Lookup lookup = dns.resolver(pod, running).addresses(name, choice);
        return new LookedUp(lookup, running.session);
    }

    /**
     * Returns the session in which the cluster has changed. What is remembered stays, as in reality: answers that are kept
     * are those of the cluster as it was. With another Corefile CoreDNS begins anew: this is the time when it has read it.
     */
    public DnsSession with(ClusterDns later) {
        return later.hasCorefileOf(dns) ? new DnsSession(later, memory) : later.session();
    }

    /** The way to the servers, of which the cluster's own goes on remembering; it belongs to one lookup. */
    private static final class Running implements Transport {
        private final Sender client;
        private final Choice choice;
        private DnsSession session;
        private Instant now;

        Running(DnsSession session, Sender client, Instant now, Choice choice) {
            this.session = session;
            this.client = client;
            this.now = now;
            this.choice = choice;
        }

        @Override
        public Delivery send(Endpoint server, Query query, Channel channel) {
            if (!session.dns.config().nameservers().contains(server.ip())) {
                return session.dns.transport(client).send(server, query, channel);
            }
            Sender sender = new Sender(client.ip(), client.port(), channel == Channel.TCP);
            Answered answered = session.answer(query, sender, now, choice);
            session = answered.next();
            now = now.plus(answered.took());
            return Delivery.of(answered.response(), answered.took());
        }
    }
}
