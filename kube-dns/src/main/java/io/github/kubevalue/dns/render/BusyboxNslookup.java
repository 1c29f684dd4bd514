package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.wire.Sent;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.address.Port;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One run of BusyBox' nslookup: all queries at once, every reply printed as it comes. */
// networking/nslookup.c
final class BusyboxNslookup {
    private static final Vector<RecordType> TYPES = Vector.of(
            RecordType.SOA,
            RecordType.NS,
            RecordType.A,
            RecordType.AAAA,
            RecordType.CNAME,
            RecordType.MX,
            RecordType.TXT,
            RecordType.SRV,
            RecordType.PTR,
            RecordType.ANY);

    private final NslookupCall call;
    private final ResolvConf conf;
    private final Transport transport;
    private final StringBuilder text = new StringBuilder();
    private boolean failed;

    BusyboxNslookup(NslookupCall call, ResolvConf conf, Transport transport) {
        this.call = call;
        this.conf = conf;
        this.transport = transport;
    }

    /** A query: the name as it will be printed, and what is asked. */
    private record Asked(String shown, Query query) {
        static Asked of(String name, RecordType type) {
            return new Asked(name, Query.of(name, type));
        }
    }

    Printed play() {
        Seq<Asked> queries = queries();
        for (Ip server : servers()) {
            List<Asked> open = new ArrayList<>(queries.asJava());
            if (isAnswered(server, open)) {
                open.forEach(query -> text.append("*** Can't find " + query.shown() + ": No answer\n"));
                return new Printed(text + (open.isEmpty() ? "" : "\n"), failed ? 1 : 0);
            }
        }
        return new Printed(text + ";; connection timed out; no servers could be reached\n\n", 1);
    }

    private Seq<Ip> servers() {
        Seq<Ip> configured = conf.nameservers().isEmpty() ? Vector.of(Ip.parse("127.0.0.1")) : conf.nameservers();
        return call.server().isDefined() ? call.server().toVector() : configured;
    }

    private Seq<Asked> queries() {
        if (call.types().isEmpty() && call.address().isDefined()) {
            return Vector.of(Asked.of(NslookupText.name(call.asked()), RecordType.PTR));
        }
        Seq<RecordType> types = call.types().isEmpty()
                ? Vector.of(RecordType.A, RecordType.AAAA)
                : TYPES.filter(call.types()::contains);
        return types.flatMap(this::searched);
    }

    /** A name without dots is tried in each domain of the search list, and not as it is; any other only as it is. */
    // add_query_with_search
    private Seq<Asked> searched(RecordType type) {
        Seq<DomainName> search = call.server().isDefined() ? Vector.empty() : conf.search();
        boolean alone = search.size() == 1 && search.head().isRoot();
        return type.equals(RecordType.PTR)
                        || search.isEmpty()
                        || alone
                        || call.name().contains(".")
                ? Vector.of(Asked.of(call.name(), type))
                : search.flatMap(domain -> DomainName.tryParse(call.name() + "." + domain.relative()))
                        .map(full -> Asked.of(full.toString(), type));
    }

    /** Whether a server answered at least one of the queries; those are then no longer open. */
    // send_queries
    private boolean isAnswered(Ip server, List<Asked> open) {
        Deque<Asked> pending = new ArrayDeque<>(open);
        int resends = 2 * open.size();
        boolean answered = false;
        while (!pending.isEmpty()) {
            Asked next = pending.remove();
            if (!(send(server, next) instanceof Transport.Replied replied)) {
                continue;
            }
            text.append(answered || headed(server) ? "" : head(server));
            answered = true;
            if (replied.response().rcode() == Rcode.SERVFAIL && resends-- > 0) {
                pending.add(next);
                continue;
            }
            open.remove(next);
            print(next, Sent.cutForUdp(replied.response(), server.isV4() ? IpFamily.IPV4 : IpFamily.IPV6));
        }
        return answered;
    }

    private Transport.Delivery send(Ip server, Asked asked) {
        return transport.send(new Endpoint(server, Port.of(call.port())), asked.query(), Channel.UDP);
    }

    private boolean headed(Ip server) {
        return text.indexOf(head(server)) >= 0;
    }

    private String head(Ip server) {
        return "Server:\t\t" + server + "\nAddress:\t" + (server.isV4() ? server : "[" + server + "]") + ":"
                + call.port() + "\n\n";
    }

    // parse_reply
    private void print(Asked asked, Response response) {
        if (response.rcode() != Rcode.NOERROR) {
            failed = true;
            text.append("** server can't find " + asked.shown() + ": " + response.rcode() + "\n\n");
            return;
        }
        text.append(response.flags().has(Flag.AA) ? "" : "Non-authoritative answer:\n")
                .append(response.answer().map(BusyboxNslookup::record).mkString())
                .append('\n');
    }

    private static String record(ResourceRecord found) {
        String name = NslookupText.name(found.name());
        RecordData data = found.data();
        if (data.type().isAddress()) {
            return "Name:\t" + name + "\nAddress: " + data + "\n";
        }
        if (data instanceof RecordData.Soa soa) {
            return name + "\n" + NslookupText.soa(soa);
        }
        String said = said(data);
        return said.isEmpty() ? "" : name + "\t" + said + "\n";
    }

    /** Other types are passed over, and of several texts the first is printed. */
    private static String said(RecordData data) {
        if (data instanceof RecordData.Ns ns) {
            return "nameserver = " + NslookupText.name(ns.server());
        }
        if (data instanceof RecordData.Cname cname) {
            return "canonical name = " + NslookupText.name(cname.target());
        }
        if (data instanceof RecordData.Ptr ptr) {
            return "name = " + NslookupText.name(ptr.target());
        }
        if (data instanceof RecordData.Mx mx) {
            return "mail exchanger = " + mx.preference() + " " + NslookupText.name(mx.exchange());
        }
        if (data instanceof RecordData.Txt txt) {
            return txt.texts().head().isEmpty() ? "" : "text = \"" + txt.texts().head() + "\"";
        }
        return data instanceof RecordData.Srv srv
                ? "service = " + srv.priority() + " " + srv.weight() + " " + srv.port() + " "
                        + NslookupText.name(srv.target())
                : "";
    }
}
