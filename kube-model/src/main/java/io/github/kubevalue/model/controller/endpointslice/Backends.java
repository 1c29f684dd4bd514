package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The pods of a Service as endpoints of one family, by the ports that the Service's ports mean in them. */
final class Backends {
    private Backends() {}

    /**
     * Returns them.
     *
     * @param existing the slices of the family, whose endpoints stay the very same ones where nothing of them changes
     */
    static Map<Seq<EndpointPort>, Seq<Endpoint>> of(
            Service service, IPFamily family, Seq<EndpointSlice> existing, Snapshot snapshot) {
        // endpointslice/reconciler.go, reconcileByAddressType
        PodEndpoints endpoints = PodEndpoints.of(service, family, existing, snapshot);
        LinkedHashMap<Seq<Option<Integer>>, List<Endpoint>> byNumbers = new LinkedHashMap<>();
        for (Pod pod : Selection.addressed(service, snapshot)) {
            for (Endpoint endpoint : endpoints.of(pod)) {
                byNumbers
                        .computeIfAbsent(numbers(service, pod), numbers -> new ArrayList<>())
                        .add(endpoint);
            }
        }
        return io.vavr.collection.LinkedHashMap.ofAll(byNumbers)
                .map((numbers, all) -> Tuple.of(ports(service, numbers), Vector.ofAll(all)));
    }

    /** What the ports of the Service mean in a pod. */
    private static Seq<Option<Integer>> numbers(Service service, Pod pod) {
        return service.spec()
                .ports()
                .map(port -> pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol()));
    }

    private static Seq<EndpointPort> ports(Service service, Seq<Option<Integer>> numbers) {
        // endpointslice/utils.go, getEndpointPorts: a named port that the pod does not have is left out
        return service.spec().ports().zip(numbers).flatMap(port -> port._2.map(number -> port(port._1, number)));
    }

    private static EndpointPort port(ServicePort port, int number) {
        return EndpointPort.builder()
                .name(port.name().getOrElse(""))
                .port(number)
                .protocol(port.effectiveProtocol())
                .appProtocol(port.appProtocol())
                .build();
    }
}
