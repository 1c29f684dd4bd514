package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Source;
import io.github.kubevalue.model.address.Endpoint;
import io.vavr.collection.Vector;
import java.time.Duration;

/** A network of servers, of which each test says what they do, and what was sent. */
final class Net implements Transport {
    private final String behaviour;
    Vector<String> sent = Vector.empty();

    /** The behaviour of 10.0.0.1, 10.0.0.2 and so on: an address, a code, or what becomes of packets. */
    Net(String behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public Delivery send(Endpoint server, Query query, Channel channel) {
        sent = sent.append(server.ip().toString().substring(7) + " " + query.type() + " " + channel);
        int index = Integer.parseInt(server.ip().toString().substring(7)) - 1;
        String what = behaviour.split(" ")[index];
        return switch (what) {
            case "silent" -> new Silence("dropped");
            case "gone" -> new Unreachable("connection refused");
            case "slow" -> new Replied(Source.reply(query, Rcode.NOERROR, address("127.0.0.1")), Duration.ofSeconds(1));
            case "late" -> new Replied(Source.reply(query, Rcode.NOERROR, ""), Duration.ofSeconds(3));
            case "other" ->
                new Replied(Source.reply(Query.of("x.", RecordType.A), Rcode.NOERROR, address("127.0.0.1")));
            case "checked" ->
                query.type().equals(RecordType.NS)
                        ? new Replied(Source.reply(query, Rcode.REFUSED, ""))
                        : new Silence("dropped");
            case "long" -> new Replied(Source.reply(query, Rcode.NOERROR, manyAddresses()));
            default ->
                what.matches("[A-Z]+")
                        ? new Replied(Source.reply(query, Rcode.valueOf(what), ""))
                        : new Replied(Source.reply(query, Rcode.NOERROR, address(what)));
        };
    }

    private static String address(String ip) {
        return "example.org. 60 IN A " + ip;
    }

    private static String manyAddresses() {
        return Vector.range(0, 100).map(i -> address("10.1.1." + i)).mkString(";");
    }
}
