package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
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
import io.vavr.control.Option;

/** One run of BIND's nslookup. */
// bin/dig/nslookup.c; bin/dig/dighost.c, recv_done
final class BindNslookup {
    private static final int TRIES = 3;
    private static final int MAX_TRIES = 255;
    private static final String UNREACHED = ";; no servers could be reached\n";

    private final NslookupCall call;
    private final ResolvConf conf;
    private final Transport transport;
    private final StringBuilder text = new StringBuilder();
    private boolean unreached = true;
    private boolean failed;
    private boolean lacksA;

    BindNslookup(NslookupCall call, ResolvConf conf, Transport transport) {
        this.call = call;
        this.conf = conf;
        this.transport = transport;
    }

    private record Got(Response response, Ip server) {}

    Printed play() {
        RecordType type =
                call.address().isDefined() ? RecordType.PTR : call.type().getOrElse(RecordType.A);
        DomainName name = call.asked();
        Seq<Attempt> attempts = call.searches()
                ? Attempt.searched(name, call.search(conf.search()), Attempt.ndots(call.ndots(), conf))
                : Attempt.only(name);
        lookUp(attempts, type, call.name());
        return new Printed(text + "\n", unreached || failed ? 1 : 0);
    }

    private void lookUp(Seq<Attempt> attempts, RecordType type, String typed) {
        for (Attempt attempt : attempts) {
            Option<Got> got = ask(Question.of(attempt.name(), type));
            if (got.isEmpty()) {
                unreached = true;
                return;
            }
            boolean ends = got.get().response().rcode() != Rcode.NXDOMAIN || attempt.last();
            if (ends || call.debugs()) {
                print(got.get(), typed);
            }
            if (ends) {
                return;
            }
        }
    }

    private boolean asksForBoth() {
        return call.type().isEmpty();
    }

    private void print(Got got, String typed) {
        Response response = got.response();
        RecordType type = response.question().type();
        boolean heads = !asksForBoth() || type.equals(RecordType.A);
        unreached = false;
        if (heads) {
            text.append("Server:\t\t" + got.server() + "\nAddress:\t" + got.server() + "#" + call.port() + "\n\n");
        }
        text.append(call.debugs() ? NslookupText.details(response) : "");
        if (response.rcode() != Rcode.NOERROR) {
            failed = true;
            text.append("** server can't find "
                    + NslookupText.name(response.question().name()) + ": " + response.rcode() + "\n");
            return;
        }
        body(response, type, heads, typed);
        if (asksForBoth() && type.equals(RecordType.A)) {
            DomainName canonical = canonical(response);
            lookUp(Attempt.only(canonical), RecordType.AAAA, NslookupText.name(canonical));
        }
    }

    private void body(Response response, RecordType type, boolean heads, String typed) {
        boolean authoritative = response.flags().has(Flag.AA);
        text.append(!authoritative && heads ? "Non-authoritative answer:\n" : "");
        text.append(NslookupText.answer(response.answer()));
        if (response.answer().isEmpty()) {
            boolean first = asksForBoth() && type.equals(RecordType.A);
            boolean second = asksForBoth() && type.equals(RecordType.AAAA) && lacksA;
            lacksA |= first;
            text.append(second || !asksForBoth() ? "*** Can't find " + typed + ": No answer\n" : "");
        }
        if (!authoritative && !type.isAddress()) {
            text.append("\nAuthoritative answers can be found from:\n")
                    .append(NslookupText.records(response.authority()))
                    .append(NslookupText.records(response.additional()));
        }
    }

    /** Where the aliases of an answer lead. */
    // chase_cnamechain
    private static DomainName canonical(Response response) {
        DomainName name = response.question().name();
        for (int i = 0; i < response.answer().size(); i++) {
            DomainName alias = name;
            name = response.answer()
                    .find(found -> found.name().isSame(alias) && found.data() instanceof RecordData.Cname)
                    .map(ResourceRecord::data)
                    .map(data -> ((RecordData.Cname) data).target())
                    .getOrElse(alias);
        }
        return name;
    }

    private Option<Got> ask(Question question) {
        Seq<Ip> servers = servers();
        for (int i = 0; i < servers.size(); i++) {
            Option<Got> got = ask(servers.get(i), question);
            if (got.isEmpty()) {
                continue;
            }
            Option<String> complaint = complaint(got.get().response());
            boolean goesOn = complaint.isDefined() && i + 1 < servers.size();
            for (String what : complaint) {
                text.append(
                        ";; Got " + what + " from " + servers.get(i) + (goesOn ? ", trying next server" : "") + "\n");
            }
            if (!goesOn) {
                return got;
            }
        }
        text.append(overTcp(question) ? "" : UNREACHED);
        return Option.none();
    }

    private Seq<Ip> servers() {
        Seq<Ip> configured = conf.nameservers().isEmpty() ? Vector.of(Ip.parse("127.0.0.1")) : conf.nameservers();
        return call.server().isDefined() ? call.server().toVector() : configured;
    }

    /** Why another server is asked: a failure, or that a server of resolv.conf does not recurse. */
    private Option<String> complaint(Response response) {
        if (response.rcode() == Rcode.SERVFAIL) {
            return Option.some("SERVFAIL reply");
        }
        boolean needsRecursion = call.server().isEmpty() && call.recurses();
        return Option.when(needsRecursion && !response.flags().has(Flag.RA), "recursion not available");
    }

    private Option<Got> ask(Ip server, Question question) {
        boolean overTcp = overTcp(question);
        int tries = Math.max(1, call.retry().getOrElse(() -> conf.number("attempts", TRIES, MAX_TRIES)));
        for (int i = 0; i < tries; i++) {
            Transport.Delivery delivery = send(server, question, overTcp ? Channel.TCP : Channel.UDP);
            if (delivery instanceof Transport.Replied replied) {
                return Option.some(new Got(overTcp ? replied.response() : whole(replied.response(), server), server));
            }
            text.append(failure(server, overTcp, delivery));
        }
        return Option.none();
    }

    private boolean overTcp(Question question) {
        return call.overTcp() || question.type().equals(RecordType.ANY);
    }

    private Transport.Delivery send(Ip server, Question question, Channel channel) {
        Flags flags = call.recurses() ? Flags.of(Flag.RD) : Flags.NONE;
        return transport.send(
                new Endpoint(server, Port.of(call.port())), new Query(question, flags, Option.none()), channel);
    }

    private String failure(Ip server, boolean overTcp, Transport.Delivery delivery) {
        String why = delivery instanceof Transport.Silence ? "timed out" : "connection refused";
        String endpoint = server + "#" + call.port();
        return overTcp
                ? ";; Connection to " + endpoint + "(" + server + ") for " + call.name() + " failed: " + why + ".\n"
                        + UNREACHED
                : ";; communications error to " + endpoint + ": " + why + "\n";
    }

    /** A reply that was cut is asked for again over TCP. */
    private Response whole(Response response, Ip server) {
        Response cut = Sent.cutForUdp(response, server.isV4() ? IpFamily.IPV4 : IpFamily.IPV6);
        if (!cut.flags().has(Flag.TC)) {
            return cut;
        }
        text.append(";; Truncated, retrying in TCP mode.\n");
        return send(server, response.question(), Channel.TCP) instanceof Transport.Replied replied
                ? replied.response()
                : cut;
    }
}
