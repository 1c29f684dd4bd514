package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The name servers of a zone: the Services that have this CoreDNS among their endpoints. Which CoreDNS it is does not
 * change the answer, as long as all of them are endpoints of the same Services, so the first one that is ready speaks.
 */
// plugin/kubernetes/ns.go, nsAddrs
record NameServers(Watched watched) {
    private static final String NAMESPACE = "kube-system";
    private static final String SERVICE = "kube-dns";

    Seq<Item> of(DomainName zone) {
        Seq<Ip> bound = bound();
        Seq<EndpointSlice> slices = slices(bound);
        return slices.isEmpty()
                ? bound.map(ip -> new Item(ip, 0, "ns.dns", zone))
                : slices.flatMap(slice -> service(slice).toVector().flatMap(found -> behind(found, slice, zone)));
    }

    /** The addresses at which they are reached from outside. */
    Seq<Ip> external(boolean headless) {
        Seq<Ip> bound = bound();
        Seq<EndpointSlice> slices = slices(bound);
        return slices.isEmpty()
                ? bound
                : slices.flatMap(slice -> service(slice)
                        .toVector()
                        .flatMap(found -> headless && ServedService.isHeadless(found)
                                ? ready(slice).map(Endpoints.Address::ip)
                                : ExternalNames.hosts(found).flatMap(Ip::tryParse)));
    }

    /** The slices with an endpoint that is this CoreDNS. */
    private Seq<EndpointSlice> slices(Seq<Ip> bound) {
        return bound.flatMap(ip -> watched.slicesWith(ip)
                .filter(slice -> ready(slice).exists(endpoint -> endpoint.ip().equals(ip))));
    }

    /** The addresses of this CoreDNS; of the first ready one at most one of each family. */
    private Seq<Ip> bound() {
        Seq<Ip> given = watched.options().boundIps();
        return given.isEmpty() && !watched.options().isBound()
                ? watched.slices(NAMESPACE, SERVICE)
                        .flatMap(slice -> ready(slice).headOption())
                        .map(Endpoints.Address::ip)
                        .distinctBy(Ip::family)
                : given;
    }

    private Seq<Endpoints.Address> ready(EndpointSlice slice) {
        return Endpoints.ready(slice, watched.options());
    }

    private Option<Service> service(EndpointSlice slice) {
        return slice.serviceName().flatMap(name -> watched.service(slice.namespace(), name));
    }

    private Seq<Item> behind(Service service, EndpointSlice slice, DomainName zone) {
        String labels = ServedService.labels(service.namespace(), service.name());
        return ServedService.isHeadless(service)
                ? ready(slice)
                        .filter(Endpoints.Address::isLabel)
                        .map(endpoint -> new Item(endpoint.ip(), 0, endpoint.name() + "." + labels, zone))
                : ServedService.clusterIps(service).map(ip -> new Item(ip, 0, labels, zone));
    }
}
