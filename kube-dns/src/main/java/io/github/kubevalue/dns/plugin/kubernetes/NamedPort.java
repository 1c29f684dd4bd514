package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A port of a Service or of its endpoints; name and protocol are empty where none is given. */
record NamedPort(String name, String protocol, int number) {
    /** Stands where no port is declared: addresses exist, SRV records do not. */
    static final NamedPort NONE = new NamedPort("", "", Item.NO_PORT);

    private static final Seq<NamedPort> ONLY_NONE = Vector.of(NONE);

    // plugin/kubernetes/object/service.go, ToService
    static Seq<NamedPort> of(ServiceSpec service) {
        return service.ports().isEmpty() ? ONLY_NONE : service.ports().map(NamedPort::of);
    }

    private static NamedPort of(ServicePort port) {
        return new NamedPort(
                port.name().getOrElse(""),
                port.protocol().getOrElse(Protocol.TCP).text(),
                port.port());
    }

    // plugin/kubernetes/object/endpoint.go, endpointSliceToEndpoints
    static Seq<NamedPort> of(EndpointSlice slice) {
        return slice.ports().isEmpty() ? ONLY_NONE : slice.ports().map(NamedPort::of);
    }

    private static NamedPort of(EndpointPort port) {
        return new NamedPort(
                port.name().getOrElse(""),
                port.protocol().map(Protocol::text).getOrElse(""),
                port.port().getOrElse(Item.NO_PORT));
    }
}
