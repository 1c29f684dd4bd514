package io.github.kubevalue.model.controller.endpointslicemirroring;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The slices that say what Endpoints say. */
final class Mirror {
    private static final String CONTROLLER = "endpointslicemirroring-controller.k8s.io";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int MOST = 100;
    private static final Seq<IPFamily> FAMILIES = Vector.of(IPFamily.IPV4, IPFamily.IPV6);

    private Mirror() {}

    /** Whether the slice is a mirror. */
    static boolean isMirror(EndpointSlice slice) {
        return slice.metadata().labels().get(EndpointSlice.MANAGED_BY).contains(CONTROLLER);
    }

    /** Whether two slices are of the same family and ports. */
    static boolean isSame(EndpointSlice one, EndpointSlice other) {
        return one.addressType().equals(other.addressType()) && one.ports().equals(other.ports());
    }

    /** Returns the slice with the content of another one, under its own name. */
    static EndpointSlice onto(EndpointSlice slice, EndpointSlice content) {
        return slice.withEndpoints(content.endpoints())
                .withMetadata(slice.metadata()
                        .withLabels(content.metadata().labels())
                        .withAnnotations(content.metadata().annotations()));
    }

    /** Returns the slices, not yet named, that mirror the Endpoints. */
    static Seq<EndpointSlice> of(Endpoints endpoints) {
        // pkg/controller/endpointslicemirroring/reconciler.go
        return endpoints.subsets().flatMap(subset -> FAMILIES.flatMap(family -> slices(endpoints, subset, family)));
    }

    private static Seq<EndpointSlice> slices(Endpoints endpoints, EndpointSubset subset, IPFamily family) {
        Seq<Endpoint> all = mirrored(subset.addresses(), family, true)
                .appendAll(mirrored(subset.notReadyAddresses(), family, false));
        return all.grouped(MOST)
                .map(part -> EndpointSlice.builder()
                        .metadata(metadata(endpoints))
                        .addressType(new AddressType(family.text()))
                        .ports(subset.ports().map(Mirror::port))
                        .endpoints(part)
                        .build())
                .toVector();
    }

    private static ObjectMeta metadata(Endpoints endpoints) {
        return ObjectMeta.builder()
                .namespace(endpoints.namespace())
                .generateName(endpoints.name() + "-")
                .labels(endpoints
                        .metadata()
                        .labels()
                        .put(EndpointSlice.SERVICE_NAME, endpoints.name())
                        .put(EndpointSlice.MANAGED_BY, CONTROLLER))
                .annotations(endpoints.metadata().annotations().remove(LAST_APPLIED))
                .ownerReferences(Vector.of(OwnerReference.controller(endpoints)))
                .build();
    }

    private static Seq<Endpoint> mirrored(Seq<EndpointAddress> addresses, IPFamily family, boolean ready) {
        return addresses
                .filter(address -> Ip.tryParse(address.ip()).map(IPFamily::of).contains(family))
                .map(address -> Endpoint.builder()
                        .addresses(Vector.of(address.ip()))
                        .conditions(EndpointConditions.builder().ready(ready).build())
                        .hostname(address.hostname())
                        .nodeName(address.nodeName())
                        .targetRef(address.targetRef())
                        .build());
    }

    private static EndpointPort port(io.github.kubevalue.model.core.EndpointPort port) {
        return EndpointPort.builder()
                .name(port.name().getOrElse(""))
                .port(port.port())
                .protocol(port.protocol())
                .appProtocol(port.appProtocol())
                .build();
    }
}
