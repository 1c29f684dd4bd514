package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.wire.Sent;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A walk in progress: what was asked so far, and how long it took. It belongs to one lookup. */
final class Walk {
    private static final int MAX_SERVERS = 3;
    private static final Ip LOCALHOST = Ip.parse("127.0.0.1");

    private final ResolvConf conf;
    private final Transport transport;
    private final Choice choice;
    private final Seq<Ip> servers;
    private final List<Lookup.Step> steps = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private Duration waited = Duration.ZERO;

    Walk(ResolvConf conf, Transport transport, Choice choice) {
        this.conf = conf;
        this.transport = transport;
        this.choice = choice;
        this.servers = conf.nameservers().isEmpty()
                ? Vector.of(LOCALHOST)
                : conf.nameservers().size() > MAX_SERVERS ? conf.nameservers().take(MAX_SERVERS) : conf.nameservers();
    }

    ResolvConf conf() {
        return conf;
    }

    Choice choice() {
        return choice;
    }

    /** The servers that a library keeps; itself, if the file names none. */
    Seq<Ip> servers() {
        return servers;
    }

    /**
     * Asks over UDP and does not wait yet; what does not fit into a datagram is cut, and what comes after the timeout is not waited for.
     *
     * @param timeout how long the library waits for a reply
     */
    Exchange datagram(Ip server, Query query, Duration timeout) {
        Transport.Delivery delivery = transport.send(server, query, Channel.UDP);
        return kept(
                server,
                Channel.UDP,
                query.question(),
                delivery instanceof Transport.Replied replied ? inTime(server, replied, timeout) : delivery);
    }

    private static Transport.Delivery inTime(Ip server, Transport.Replied replied, Duration timeout) {
        if (replied.after().compareTo(timeout) >= 0) {
            return new Transport.Silence(
                    "the reply comes after " + replied.after().toMillis() + " ms");
        }
        if (Sent.fitsSurely(replied.response())) {
            return replied;
        }
        IpFamily family = server.isV4() ? IpFamily.IPV4 : IpFamily.IPV6;
        return new Transport.Replied(Sent.overUdp(replied.response(), family).response(), replied.after());
    }

    /** Asks over TCP and waits for the reply. */
    Exchange connection(Ip server, Query query) {
        Exchange exchange = kept(server, Channel.TCP, query.question(), transport.send(server, query, Channel.TCP));
        await(exchange.after());
        return exchange;
    }

    private Exchange kept(Ip server, Channel channel, Question question, Transport.Delivery delivery) {
        Exchange exchange = new Exchange(server, channel, question, waited, delivery);
        exchanges.add(exchange);
        return exchange;
    }

    void await(Duration time) {
        waited = waited.plus(time);
    }

    /** Waits for the replies to what was asked at once. */
    void await(Exchange first, Exchange second) {
        await(first.after().compareTo(second.after()) > 0 ? first.after() : second.after());
    }

    /** Ends the step of a name: what was asked since the last one belongs to it. */
    void then(DomainName name, String what) {
        steps.add(new Lookup.Step(name, Vector.of(exchanges.toArray(Exchange[]::new)), what));
        exchanges.clear();
    }

    /** The records of all replies that have some, each once. */
    static Seq<ResourceRecord> answer(Iterable<Response> replies) {
        Seq<ResourceRecord> answer = Vector.empty();
        for (Response reply : replies) {
            if (reply.isPositive()) {
                answer = answer.isEmpty() ? reply.answer() : answer.appendAll(reply.answer());
            }
        }
        return answer.size() > 1 ? answer.distinct() : answer;
    }

    Lookup ended(String name, Lookup.Result result) {
        return new Lookup(name, Vector.of(steps.toArray(Lookup.Step[]::new)), result, waited);
    }
}
