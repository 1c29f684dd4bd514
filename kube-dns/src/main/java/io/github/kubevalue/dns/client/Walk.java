package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** A walk in progress: what was asked so far, and how long it took. It belongs to one lookup. */
final class Walk {
    private static final int MAX_SERVERS = 3;
    private static final Ip LOCALHOST = Ip.parse("127.0.0.1");

    private final ResolvConf conf;
    private final Transport transport;
    private Vector<Exchange> exchanges = Vector.empty();
    private Duration waited = Duration.ZERO;

    Walk(ResolvConf conf, Transport transport) {
        this.conf = conf;
        this.transport = transport;
    }

    ResolvConf conf() {
        return conf;
    }

    /** The servers that a library keeps; itself, if the file names none. */
    Seq<Ip> servers() {
        return conf.nameservers().isEmpty()
                ? Vector.of(LOCALHOST)
                : conf.nameservers().take(MAX_SERVERS);
    }

    Exchange ask(Ip server, DomainName name, RecordType type) {
        Question question = Question.of(name, type);
        Exchange exchange = new Exchange(server, question, transport.send(server, Query.of(question)));
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
