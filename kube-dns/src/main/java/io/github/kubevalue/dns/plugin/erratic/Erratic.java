package io.github.kubevalue.dns.plugin.erratic;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.AutoPather;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * Drops, delays or cuts some of its replies. It has one address for every name, and hands nothing on.
 *
 * @param drop one in how many queries gets no reply, 0 for none; the first is one of them
 * @param delay one in how many gets a late one
 * @param duration how late
 * @param truncate the bits that the number of a query must not have for its reply to say that it was cut, 0 for no reply
 * @param large whether the reply for IPv4 addresses is large
 */
// plugin/erratic/erratic.go
public record Erratic(long drop, long delay, Duration duration, long truncate, boolean large)
        implements Plugin, AutoPather {
    private static final int MANY = 30;
    private static final RecordData A = RecordData.of(Ip.parse("192.0.2.53"));
    private static final RecordData SOA = new RecordData.Soa(
            DomainName.parse("sns.dns.icann.org."),
            DomainName.parse("noc.dns.icann.org."),
            2_018_050_825,
            7200,
            3600,
            1_209_600,
            3600);
    private static final RecordData AAAA = RecordData.of(Ip.parse("2001:db8::53"));

    /** How many queries came. */
    private record Counted(long queries) implements Memory.State {}

    @Override
    public String name() {
        return "erratic";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        long number = chain.recall(Counted.class).map(Counted::queries).getOrElse(0L);
        chain.remember(new Counted(number + 1));
        if (drop > 0 && number % drop == 0) {
            return Response.dropped(query, Evidence.of(name(), "every " + drop + ". query is dropped"));
        }
        if (delay > 0 && number % delay == 0) {
            chain.elapse(duration);
        }
        if (query.type().equals(RecordType.A)) {
            return reply(query, A, large ? MANY : 1, number);
        }
        if (query.type().equals(RecordType.AXFR)) {
            Seq<ResourceRecord> zone = zone(query.name());
            return reply(query, isCut(number) ? zone : zone.append(zone.head()));
        }
        return query.type().equals(RecordType.AAAA)
                ? reply(query, AAAA, 1, number)
                : Response.bare(query, Rcode.SERVFAIL, Evidence.of(name(), "it has nothing but addresses"));
    }

    /** A zone, but for the SOA with which a transfer ends. */
    // plugin/erratic/xfr.go
    private static Seq<ResourceRecord> zone(DomainName origin) {
        DomainName a = origin.under("a");
        DomainName b = origin.under("b");
        return Vector.of(
                new ResourceRecord(origin, 0, SOA),
                new ResourceRecord(origin, 0, new RecordData.Ns(b)),
                new ResourceRecord(origin, 0, new RecordData.Ns(a)),
                new ResourceRecord(a, 0, RecordData.of(Ip.parse("2001:bd8::53"))),
                new ResourceRecord(b, 0, RecordData.of(Ip.parse("2001:500::54"))));
    }

    private boolean isCut(long number) {
        return truncate > 0 && (number & truncate) == 0;
    }

    private Response reply(Query query, Seq<ResourceRecord> answer) {
        return Response.authoritative(
                query, Rcode.NOERROR, Sections.answer(answer), Evidence.of(name(), "it answers now and then"));
    }

    private Response reply(Query query, RecordData data, int count, long number) {
        Response reply = reply(query, Vector.fill(count, new ResourceRecord(query.name(), 0, data)));
        return isCut(number) ? reply.withFlags(reply.flags().with(Flag.TC)) : reply;
    }

    // plugin/erratic/autopath.go
    @Override
    public Seq<DomainName> autoPath(Query query, Sender client) {
        return Vector.of(DomainName.parse("a.example.org."), DomainName.parse("b.example.org."), DomainName.ROOT);
    }
}
