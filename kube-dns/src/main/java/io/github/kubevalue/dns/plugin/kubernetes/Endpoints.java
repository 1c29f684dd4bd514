package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What the plugin keeps of a slice: the addresses of endpoints that are ready, each with its one name, and their ports.
 *
 * @param cluster the cluster that the endpoints are in, if that is a part of their names; otherwise empty
 * @param addresses the addresses
 * @param ports the ports, {@link NamedPort#NONE} if the slice has none
 */
// plugin/kubernetes/object/endpoint.go, endpointSliceToEndpoints
record Endpoints(String cluster, Seq<Address> addresses, Seq<NamedPort> ports) {
    private static final int MAX_LABEL = 63;

    /**
     * An address of an endpoint.
     *
     * @param ip the address
     * @param name the first label of its name
     * @param zone the topology zone that it is in, in lower case; empty if none is given
     */
    record Address(Ip ip, String name, String zone) {
        /** Whether the name can stand in a domain name. */
        boolean isLabel() {
            return !name.isEmpty()
                    && name.length() <= MAX_LABEL
                    && DomainName.tryParse(name).isDefined();
        }

        /** The whole name; none if it cannot be one. */
        Option<DomainName> under(DomainName service) {
            return DomainName.tryParse(name).flatMap(label -> label.tryPlus(service));
        }
    }

    static Endpoints of(EndpointSlice slice, String cluster, KubernetesOptions options) {
        return new Endpoints(cluster, ready(slice, options), NamedPort.of(slice));
    }

    /** Returns each address of each ready endpoint; whether it serves or terminates does not matter. */
    static Seq<Address> ready(EndpointSlice slice, KubernetesOptions options) {
        Vector<Address> ready = Vector.empty();
        for (Endpoint endpoint : slice.endpoints()) {
            if (endpoint.conditions().isReady()) {
                ready = ready.appendAll(endpoint.addresses()
                        .flatMap(text -> Ip.tryParse(text).map(ip -> address(endpoint, text, ip, options))));
            }
        }
        return ready;
    }

    private static Address address(Endpoint endpoint, String text, Ip ip, KubernetesOptions options) {
        return new Address(
                ip, name(endpoint, text, options), endpoint.zone().getOrElse("").toLowerCase(Locale.ROOT));
    }

    // plugin/kubernetes/kubernetes.go, endpointHostname
    private static String name(Endpoint endpoint, String address, KubernetesOptions options) {
        String hostname = endpoint.hostname().getOrElse("");
        if (!hostname.isEmpty()) {
            return hostname;
        }
        String pod = endpoint.targetRef().flatMap(ObjectReference::name).getOrElse("");
        if (options.endpointPodNames() && !pod.isEmpty() && pod.length() <= MAX_LABEL) {
            return pod;
        }
        if (address.indexOf(':') < 0) {
            return address.replace('.', '-');
        }
        String dashed = address.replace(':', '-');
        return dashed.endsWith("-") ? dashed + "0" : dashed;
    }

    /** What the name of an address has before the zone, under a Service. */
    String labels(Address address, String service) {
        return address.name() + "." + (cluster.isEmpty() ? "" : cluster + ".") + service;
    }
}
