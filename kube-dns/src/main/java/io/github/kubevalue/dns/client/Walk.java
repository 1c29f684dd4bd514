package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.wire.Sent;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** A walk in progress: what was asked so far, and how long it took. It belongs to one lookup. */
final class Walk {
    private static final int MAX_SERVERS = 3;
    private static final Ip LOCALHOST = Ip.parse("127.0.0.1");

    private final ResolvConf conf;
    private final Transport transport;
    private final Choice choice;
    private Vector<Exchange> exchanges = Vector.empty();
    private Duration waited = Duration.ZERO;

    Walk(ResolvConf conf, Transport transport, Choice choice) {
        this.conf = conf;
        this.transport = transport;
        this.choice = choice;
    }

    ResolvConf conf() {
        return conf;
    }

    Choice choice() {
        return choice;
    }

    /** The servers that a library keeps; itself, if the file names none. */
    Seq<Ip> servers() {
        return conf.nameservers().isEmpty()
                ? Vector.of(LOCALHOST)
                : conf.nameservers().take(MAX_SERVERS);
    }

    /** Asks over UDP; what does not fit into a datagram is cut. */
    Exchange datagram(Ip server, DomainName name, RecordType type, Option<Edns> edns) {
        Query query = query(name, type, edns);
        Transport.Delivery delivery = transport.send(server, query, Channel.UDP);
        IpFamily family = server.isV4() ? IpFamily.IPV4 : IpFamily.IPV6;
        return kept(
                server,
                Channel.UDP,
                query.question(),
                delivery instanceof Transport.Replied replied
                        ? new Transport.Replied(Sent.cutForUdp(replied.response(), family), replied.after())
                        : delivery);
    }

    /** Asks over TCP. */
    Exchange connection(Ip server, DomainName name, RecordType type, Option<Edns> edns) {
        Query query = query(name, type, edns);
        return kept(server, Channel.TCP, query.question(), transport.send(server, query, Channel.TCP));
    }

    private static Query query(DomainName name, RecordType type, Option<Edns> edns) {
        Query plain = Query.of(Question.of(name, type));
        return edns.isDefined() ? plain.withEdns(edns.get()) : plain;
    }

    private Exchange kept(Ip server, Channel channel, Question question, Transport.Delivery delivery) {
        Exchange exchange = new Exchange(server, channel, question, waited, delivery);
        exchanges = exchanges.append(exchange);
        return exchange;
    }

    void await(Duration timeout) {
        waited = waited.plus(timeout);
    }

    Lookup ended(String name, Lookup.Result result) {
        return new Lookup(name, exchanges, result, waited);
    }
}
