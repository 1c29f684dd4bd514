package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.DnsSession;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.choice.Choice;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A cluster's DNS that runs: it remembers from one query to the next what its plugins remember, the clock goes on, and
 * chance is chance. Time for which a plugin would wait does not pass: replies come at once.
 */
public final class LiveDns implements Responder {
    private final ClusterDns dns;
    private final Clock clock;
    private final Supplier<Choice> choices;
    private volatile Memory memory;

    private LiveDns(DnsSession session, Clock clock, Supplier<Choice> choices) {
        this.dns = session.dns();
        this.memory = session.memory();
        this.clock = clock;
        this.choices = choices;
    }

    /** Returns a DNS that has just started. */
    public static LiveDns of(ClusterDns dns) {
        return of(dns, Clock.systemUTC(), () -> Dice.ROLLED);
    }

    /**
     * Returns a DNS that has just started.
     *
     * @param dns the DNS
     * @param clock what time it is
     * @param choices where its plugins draw what is a matter of chance, for each query
     */
    public static LiveDns of(ClusterDns dns, Clock clock, Supplier<Choice> choices) {
        return new LiveDns(dns.session(), clock, choices);
    }

    /**
     * Returns what this DNS is when its cluster has changed: it still remembers what it does now, unless its Corefile is
     * another.
     */
    public LiveDns with(ClusterDns later) {
        return new LiveDns(new DnsSession(dns, memory).with(later), clock, choices);
    }

    @Override
    public Reply reply(Query query, Sender sender) {
        Memory before = memory;
        Visit visit = new Visit(sender, clock.instant(), choices.get(), before);
        Response response = dns.answer(query, visit);
        boolean same = isSame(visit.memory(), before);
        if (!same) {
            // of two queries at once, the later one's memory counts: any memory is one that the server could have
            memory = visit.memory();
        }
        return new Reply(response, same && visit.isRepeatable());
    }

    /** Whether nothing was kept; what a cache holds is too much to compare. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Memory one, Memory other) {
        return one == other;
    }

    /** What plugins remember may change what they answer. */
    @Override
    public Object version() {
        return memory;
    }
}
