package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Opcode;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.address.Port;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** One lookup of dig in progress: the names that it tries, the servers that it asks, and what it prints meanwhile. */
// bin/dig/dighost.c, recv_done and next_origin
final class DigLookup {
    private static final int TRIES = 3;
    private static final int MAX_TRIES = 100;

    private final DigCall call;
    private final DigRun run;
    private final ResolvConf conf;
    private final Transport transport;
    private final StringBuilder text = new StringBuilder();
    private String banner;
    private boolean answered = true;

    DigLookup(DigCall call, DigRun run, ResolvConf conf, Transport transport, String banner) {
        this.call = call;
        this.run = run;
        this.conf = conf;
        this.transport = transport;
        this.banner = banner;
    }

    /** What came back, from whom and how. */
    private record Got(DigReply reply, Ip server, Channel channel) {}

    Printed play() {
        for (Attempt attempt : attempts()) {
            Option<Got> got = ask(attempt.name());
            if (got.isEmpty()) {
                answered = false;
                break;
            }
            boolean goesOn = got.get().reply().rcode() == Rcode.NXDOMAIN && !attempt.last();
            if (!goesOn || call.has(DigSwitch.SHOW_SEARCH)) {
                print(got.get(), attempt, goesOn);
            }
            if (!goesOn) {
                break;
            }
        }
        return new Printed(text.toString(), answered ? 0 : DigRun.NO_REPLY);
    }

    private Seq<Attempt> attempts() {
        DomainName name = DomainName.parse(call.name());
        Seq<DomainName> search =
                call.domain().map(only -> (Seq<DomainName>) Vector.of(only)).getOrElse(conf.search());
        return call.has(DigSwitch.SEARCH)
                ? Attempt.searched(name, search, Attempt.ndots(call.ndots(), conf))
                : Attempt.only(name);
    }

    private void print(Got got, Attempt attempt, boolean goesOn) {
        boolean shown = call.has(DigSwitch.CMD) && !call.has(DigSwitch.SHORT);
        text.append(shown ? banner : "").append(DigText.message(got.reply(), call, run));
        // the next step has the banner from before it was printed
        banner = goesOn ? banner : "";
        if (call.isTransfer()) {
            text.append("; Transfer failed.\n");
        } else {
            text.append(DigText.statistics(got.reply(), got.server(), got.channel(), call, run)
                    .repeat(attempt.statistics(got.reply().rcode())));
        }
    }

    private Option<Got> ask(DomainName name) {
        Seq<Ip> servers = call.server().toVector();
        for (Ip server : servers.isEmpty() ? servers(conf) : servers) {
            Option<Got> got = call.overTcp() ? connect(server, name) : datagram(server, name);
            if (got.isDefined()) {
                return got;
            }
        }
        if (!call.overTcp()) {
            text.append(banner).append(";; no servers could be reached\n");
        }
        return Option.none();
    }

    private static Seq<Ip> servers(ResolvConf conf) {
        return conf.nameservers().isEmpty() ? Vector.of(Ip.parse("127.0.0.1")) : conf.nameservers();
    }

    private int tries() {
        return call.tries().getOrElse(() -> Math.max(1, conf.number("attempts", TRIES, MAX_TRIES)));
    }

    // github.com/miekg/dns, acceptfunc.go
    private boolean isServed() {
        return call.opcode() == Opcode.QUERY.code() || call.opcode() == Opcode.NOTIFY.code();
    }

    /** What is sent, but that no flag of another operation than a query comes back. */
    // github.com/miekg/dns, defaults.go, SetReply
    private Query query(DomainName name) {
        Query query = call.query(name);
        return call.opcode() == Opcode.QUERY.code()
                ? query
                : query.withFlags(query.flags().without(Flag.RD).without(Flag.CD))
                        .withOpcode(Opcode.NOTIFY);
    }

    private Option<Got> datagram(Ip server, DomainName name) {
        for (int i = 0; i < tries(); i++) {
            if (!isServed()) {
                return Option.some(
                        new Got(DigReply.notImplemented(call.opcode(), call.query(name)), server, Channel.UDP));
            }
            Transport.Delivery delivery = transport.send(at(server), query(name), Channel.UDP);
            if (delivery instanceof Transport.Replied replied) {
                return Option.some(negotiated(server, replied.response()));
            }
            text.append(";; communications error to " + server + "#" + call.port() + ": " + failure(delivery) + "\n");
        }
        return Option.none();
    }

    /** A server that speaks only version 0 of EDNS is asked again in it; what is cut is asked again over TCP. */
    private Got negotiated(Ip server, Response first) {
        Response response = first;
        if (isBadVersion(response) && call.has(DigSwitch.EDNS_NEGOTIATION)) {
            comment("BADVERS, retrying with EDNS version 0.");
            Query again =
                    response.query().withEdns(version(response.query().edns().get()));
            response = sent(server, again, Channel.UDP).getOrElse(response);
        }
        DigReply reply = DigReply.overUdp(response, server.isV4() ? IpFamily.IPV4 : IpFamily.IPV6)
                .to(call.opcode());
        warn(response);
        if (!reply.flags().has(Flag.TC) || call.has(DigSwitch.IGNORE)) {
            return new Got(reply, server, Channel.UDP);
        }
        comment("Truncated, retrying in TCP mode.");
        return sent(server, response.query(), Channel.TCP)
                .map(whole -> new Got(DigReply.overTcp(whole).to(call.opcode()), server, Channel.TCP))
                .getOrElse(() -> new Got(reply, server, Channel.UDP));
    }

    /** Records of another class than the question make a message that dig takes for broken. */
    private void warn(Response response) {
        if (!response.question().recordClass().equals(RecordClass.IN)
                && !response.sections().all().isEmpty()) {
            text.append(";; Warning: Message parser reports malformed message packet.\n");
        }
    }

    private static boolean isBadVersion(Response response) {
        return response.rcode() == Rcode.BADVERS && response.query().edns().exists(edns -> edns.version() > 0);
    }

    private static Edns version(Edns edns) {
        return new Edns(edns.udpSize(), 0, edns.dnssec(), edns.options());
    }

    private Endpoint at(Ip server) {
        return new Endpoint(server, Port.of(call.port()));
    }

    private Option<Response> sent(Ip server, Query query, Channel channel) {
        return transport.send(at(server), query, channel) instanceof Transport.Replied replied
                ? Option.some(replied.response())
                : Option.none();
    }

    private void comment(String comment) {
        if (call.has(DigSwitch.COMMENTS)) {
            text.append(";; ").append(comment).append('\n');
        }
    }

    private Option<Got> connect(Ip server, DomainName name) {
        for (int i = 0; i < tries(); i++) {
            if (!isServed()) {
                return Option.some(
                        new Got(DigReply.notImplemented(call.opcode(), call.query(name)), server, Channel.TCP));
            }
            Transport.Delivery delivery = transport.send(at(server), query(name), Channel.TCP);
            if (delivery instanceof Transport.Replied replied) {
                warn(replied.response());
                return Option.some(
                        new Got(DigReply.overTcp(replied.response()).to(call.opcode()), server, Channel.TCP));
            }
            text.append(";; Connection to " + server + "#" + call.port() + "(" + server + ") for " + call.name()
                    + " failed: " + failure(delivery) + ".\n;; no servers could be reached\n");
        }
        return Option.none();
    }

    private static String failure(Transport.Delivery delivery) {
        return delivery instanceof Transport.Silence ? "timed out" : "connection refused";
    }
}
