package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** How the plugin reads slices: only ready endpoints count, and each of their addresses has exactly one name. */
final class Endpoints {
    private static final int MAX_LABEL = 63;
    private static final Seq<EndpointPort> NO_PORTS =
            Vector.of(EndpointPort.builder().port(Found.Item.NO_PORT).build());

    private Endpoints() {}

    /** An address of an endpoint, and the first label of its name. */
    record Named(Ip ip, String name) {
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

    /** Returns each address of each ready endpoint. */
    // plugin/kubernetes/object/endpoint.go, EndpointSliceToEndpoints: serving and terminating are not consulted
    static Seq<Named> ready(EndpointSlice slice, KubernetesOptions options) {
        Vector<Named> ready = Vector.empty();
        for (Endpoint endpoint : slice.endpoints()) {
            if (endpoint.conditions().isReady()) {
                ready = ready.appendAll(endpoint.addresses()
                        .flatMap(address ->
                                Ip.tryParse(address).map(ip -> new Named(ip, name(endpoint, address, options)))));
            }
        }
        return ready;
    }

    static boolean hasReady(EndpointSlice slice) {
        return slice.endpoints().exists(endpoint -> endpoint.conditions().isReady());
    }

    /** The ports of a slice; one that no SRV record shows if it has none. */
    static Seq<EndpointPort> ports(EndpointSlice slice) {
        return slice.ports().isEmpty() ? NO_PORTS : slice.ports();
    }

    static String protocol(EndpointPort port) {
        return port.protocol().map(Protocol::text).getOrElse("");
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
}
