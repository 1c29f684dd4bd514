package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Finds the names of an address. */
// plugin/kubernetes/reverse.go, serviceRecordForIP
record ReverseLookup(Watched watched) {

    /** The names, none if the address is nobody's. */
    record Names(Seq<DomainName> names, Evidence because) {}

    Names names(Ip ip) {
        DomainName zone = watched.options().primaryZone();
        Seq<Service> services = watched.servicesAt(ip).filter(service -> watched.isReversible(service.namespace()));
        if (!services.isEmpty()) {
            Service service = services.head();
            return new Names(
                    Vector.of(ServedService.name(service, zone)),
                    Evidence.of(Kubernetes.NAME, service.key(), "cluster IP"));
        }
        Seq<EndpointSlice> slices = watched.slicesWith(ip).filter(slice -> watched.isReversible(slice.namespace()));
        return new Names(
                slices.flatMap(slice -> names(slice, ip, zone)),
                slices.isEmpty()
                        ? Evidence.of(Kubernetes.NAME, ip + " is neither a cluster IP nor a ready endpoint")
                        : Evidence.of(Kubernetes.NAME, slices.head().key(), "address of an endpoint"));
    }

    /**
     * Whether the address, which is no cluster IP, is in a slice of no Service of this cluster, such as one from another
     * cluster: the plugin makes a name of it that has an empty label.
     */
    boolean isNameless(Ip ip) {
        return watched.servicesAt(ip)
                        .filter(service -> watched.isReversible(service.namespace()))
                        .isEmpty()
                && watched.slicesWith(ip)
                        .filter(slice -> slice.serviceName().isEmpty() && watched.isReversible(slice.namespace()))
                        .exists(slice -> Endpoints.ready(slice, watched.options())
                                .exists(endpoint -> endpoint.ip().equals(ip)));
    }

    private Seq<DomainName> names(EndpointSlice slice, Ip ip, DomainName zone) {
        DomainName service = zone.under(
                ServedService.labels(slice.namespace(), slice.serviceName().getOrElse("")));
        return Endpoints.ready(slice, watched.options())
                .filter(endpoint -> endpoint.ip().equals(ip))
                .flatMap(endpoint -> endpoint.under(service));
    }
}
