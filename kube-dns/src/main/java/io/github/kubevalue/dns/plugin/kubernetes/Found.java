package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;

/** What the objects say about a name, whatever the type of record asked for. */
sealed interface Found {

    /** What decided. */
    Evidence because();

    /** No such name. */
    record NameError(Evidence because) implements Found {}

    /** A node of the tree that no object stands for: the zone, {@code svc}, a namespace. It never has records. */
    record Node(Evidence because) implements Found {}

    /** The name exists; it may be without any address. */
    record Items(Seq<Item> items, Evidence because) implements Found {}

    /** The name is that of an ExternalName Service. */
    record Alias(DomainName target, Evidence because) implements Found {}

    /**
     * An address behind the name, at one port.
     *
     * @param ip the address
     * @param port the port, {@link #NO_PORT} if there is none
     * @param labels what the name of the address itself has before the zone
     * @param zone the zone, spelled as it was asked
     */
    record Item(Ip ip, int port, String labels, DomainName zone) {
        /** Stands for a Service or slice without ports: addresses exist, SRV records do not. */
        // plugin/kubernetes/object/endpoint.go: "sentinel" of ports
        static final int NO_PORT = -1;

        /** The name of the address itself, to which an SRV record points. */
        DomainName name() {
            return zone.under(labels);
        }
    }
}
