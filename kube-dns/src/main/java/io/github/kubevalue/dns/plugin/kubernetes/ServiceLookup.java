package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.dns.plugin.kubernetes.RecordRequest.Prefix;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Predicate;

/**
 * Finds the addresses behind the name of a Service or ServiceImport, or behind a name below it.
 *
 * @param watched the objects
 * @param service the Service
 * @param request what is asked for of it
 * @param zone the zone, spelled as it was asked
 */
// plugin/kubernetes/kubernetes.go, findServices and findMultiClusterServices
record ServiceLookup(Watched watched, ServedService service, RecordRequest request, DomainName zone) {

    Found find() {
        if (!service.isHeadless()
                && watched.options().ignoreEmptyService()
                && watched.endpoints(service).forAll(group -> group.addresses().isEmpty())) {
            return new Found.NameError(because("ignore empty_service: no endpoint is ready"));
        }
        if (request.prefix() instanceof Prefix.TopologyZone topology) {
            return service.isHeadless()
                    ? topologyZone(topology)
                    : new Found.NameError(because("a cluster IP is in no topology zone"));
        }
        return service.isHeadless() || request.isForEndpoint() ? endpoints() : clusterIps();
    }

    private Found clusterIps() {
        String labels = service.labels();
        Vector<Item> items = Vector.empty();
        boolean matched = false;
        for (NamedPort port : service.ports()) {
            if (request.prefix().matches(port.name(), port.protocol())) {
                matched = true;
                for (Ip ip : service.addresses()) {
                    items = items.append(new Item(ip, port.number(), labels, zone));
                }
            }
        }
        return matched
                ? new Found.Items(items, because("cluster IPs"))
                : new Found.NameError(because("no port of that name and protocol"));
    }

    private Found endpoints() {
        Seq<Item> items = items(address -> true);
        if (!items.isEmpty()) {
            return new Found.Items(items, because("addresses of ready endpoints"));
        }
        return new Found.NameError(because(
                request.isNarrowed()
                        ? "no ready endpoint of that name or port"
                        : "headless, and no endpoint is ready"));
    }

    /** A name of a topology zone exists, whatever the zone is called. */
    private Found topologyZone(Prefix.TopologyZone topology) {
        Seq<Item> inside = items(address -> address.zone().equals(topology.zone()));
        return inside.isEmpty() && topology.preferred()
                ? new Found.Items(
                        items(address -> true),
                        because("no ready endpoint is in topology zone " + topology.zone() + ": all ready endpoints"))
                : new Found.Items(inside, because("ready endpoints in topology zone " + topology.zone()));
    }

    private Seq<Item> items(Predicate<Endpoints.Address> filter) {
        Vector<Item> items = Vector.empty();
        for (Endpoints group : watched.endpoints(service)) {
            for (Endpoints.Address address : group.addresses()) {
                if (isMeant(group, address) && filter.test(address) && address.isLabel()) {
                    items = items.appendAll(items(group, address));
                }
            }
        }
        return items;
    }

    private boolean isMeant(Endpoints group, Endpoints.Address address) {
        return !(request.prefix() instanceof Prefix.Endpoint endpoint)
                || endpoint.name().equalsIgnoreCase(address.name())
                        && endpoint.cluster().equalsIgnoreCase(group.cluster());
    }

    private Seq<Item> items(Endpoints group, Endpoints.Address address) {
        String labels = group.labels(address, service.labels());
        return group.ports()
                .filter(port -> request.prefix().matches(port.name(), port.protocol()))
                .map(port -> new Item(address.ip(), port.number(), labels, zone));
    }

    private Evidence because(String rule) {
        return Evidence.of(Kubernetes.NAME, service.key(), rule);
    }
}
