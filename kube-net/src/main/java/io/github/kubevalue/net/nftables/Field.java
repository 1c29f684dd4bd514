package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a key is taken from. */
public enum Field {
    /** {@code ip saddr}. */
    SADDR("saddr"),
    /** {@code ip daddr}. */
    DADDR("daddr"),
    /** {@code meta l4proto}. */
    L4PROTO("meta l4proto"),
    /** {@code th dport}. */
    DPORT("th dport");

    private final String text;

    Field(String text) {
        this.text = text;
    }

    /** Returns the key of a packet; none if the packet has no such field, or nobody can know it. */
    static Option<Vector<Datum>> key(Seq<Field> fields, Flow flow) {
        Datum[] key = new Datum[fields.size()];
        int place = 0;
        for (Field field : fields) {
            Option<Datum> part = field.of(flow);
            if (part.isEmpty()) {
                return Option.none();
            }
            key[place++] = part.get();
        }
        return Option.some(Vector.of(key));
    }

    private Option<Datum> of(Flow flow) {
        return switch (this) {
            case SADDR -> Option.some(new Datum.Address(flow.source().ip()));
            case DADDR -> Option.some(new Datum.Address(flow.destination().ip()));
            case L4PROTO -> Option.some(new Datum.Protocol(flow.protocol()));
            case DPORT ->
                flow.protocol().hasPorts() ? flow.destination().port().number().map(Datum.Service::new) : Option.none();
        };
    }

    /** Returns {@code ip daddr . meta l4proto . th dport}. */
    static String text(Seq<Field> fields, IpFamily family) {
        return fields.map(field -> field.text(family)).mkString(" . ");
    }

    private String text(IpFamily family) {
        return this == SADDR || this == DADDR ? ip(family) + " " + text : text;
    }

    static String ip(IpFamily family) {
        return family == IpFamily.IPV4 ? "ip" : "ip6";
    }
}
