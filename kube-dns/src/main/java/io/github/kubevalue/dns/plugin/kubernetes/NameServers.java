package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
        Seq<Ip> locals = locals();
        Seq<EndpointSlice> slices = locals.flatMap(watched::slicesWith)
                .filter(slice ->
                        Endpoints.ready(slice, watched.options()).exists(endpoint -> locals.contains(endpoint.ip())));
        return slices.isEmpty()
                ? locals.map(ip -> new Item(ip, 0, "ns.dns", zone))
                : slices.flatMap(slice -> behind(slice, zone));
    }

    /** The addresses of the first ready CoreDNS, at most one of each family. */
    private Seq<Ip> locals() {
        return watched.slices(NAMESPACE, SERVICE)
                .flatMap(slice -> Endpoints.ready(slice, watched.options()).headOption())
                .map(Endpoints.Named::ip)
                .distinctBy(Ip::family);
    }

    private Seq<Item> behind(EndpointSlice slice, DomainName zone) {
        Option<Service> service = slice.serviceName().flatMap(name -> watched.service(slice.namespace(), name));
        return service.map(found -> {
                    String labels = ObjectLookup.labels(found);
                    return ObjectLookup.isHeadless(found)
                            ? Endpoints.ready(slice, watched.options())
                                    .filter(Endpoints.Named::isLabel)
                                    .map(endpoint -> new Item(endpoint.ip(), 0, endpoint.name() + "." + labels, zone))
                            : ObjectLookup.clusterIps(found).map(ip -> new Item(ip, 0, labels, zone));
                })
                .getOrElse(Vector.empty());
    }
}
