package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointPort;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a Service's pods in subsets: ports that the same addresses serve stand together. */
final class Subsets {
    private Subsets() {}

    /** Returns the subsets that a Service should have, given who serves it, in order. */
    static Seq<EndpointSubset> of(Service service, Seq<Backend> backends) {
        if (service.spec().ports().isEmpty()) {
            return service.isHeadless() && !backends.isEmpty()
                    ? Vector.of(subset(backends, Vector.empty()))
                    : Vector.empty();
        }
        return repacked(byPort(service, backends));
    }

    private static LinkedHashMap<EndpointPort, Seq<Backend>> byPort(Service service, Seq<Backend> backends) {
        LinkedHashMap<EndpointPort, Seq<Backend>> none = LinkedHashMap.empty();
        return service.spec()
                .ports()
                .zipWithIndex()
                .flatMap(port -> byNumber(port._2, backends)
                        .map(entry -> new Tuple2<>(port(port._1, entry._1), Vector.ofAll(entry._2))))
                .foldLeft(none, (all, entry) -> all.put(entry, Seq::appendAll));
    }

    /** Who serves the port at that place, by what it means to them. */
    private static LinkedHashMap<Integer, List<Backend>> byNumber(int place, Seq<Backend> backends) {
        java.util.LinkedHashMap<Integer, List<Backend>> all = new java.util.LinkedHashMap<>();
        for (Backend backend : backends) {
            for (Integer number : backend.numbers().get(place)) {
                all.computeIfAbsent(number, none -> new ArrayList<>()).add(backend);
            }
        }
        return LinkedHashMap.ofAll(all);
    }

    private static EndpointPort port(ServicePort port, int number) {
        return EndpointPort.builder()
                .name(port.name().filter(name -> !name.isEmpty()))
                .port(number)
                .protocol(port.effectiveProtocol())
                .appProtocol(port.appProtocol())
                .build();
    }

    private static Seq<EndpointSubset> repacked(LinkedHashMap<EndpointPort, Seq<Backend>> byPort) {
        // api/v1/endpoints/util.go, RepackSubsets
        LinkedHashMap<Seq<Backend>, Seq<EndpointPort>> none = LinkedHashMap.empty();
        return byPort.foldLeft(
                        none,
                        (all, entry) -> all.put(
                                entry._2,
                                all.getOrElse(entry._2, Vector.empty()).append(entry._1)))
                .toVector()
                .map(entry -> subset(entry._1, entry._2));
    }

    private static EndpointSubset subset(Seq<Backend> backends, Seq<EndpointPort> ports) {
        return EndpointSubset.builder()
                .addresses(addresses(backends.filter(Backend::ready)))
                .notReadyAddresses(addresses(backends.reject(Backend::ready)))
                .ports(ports)
                .build();
    }

    private static Seq<EndpointAddress> addresses(Seq<Backend> backends) {
        return backends.map(Backend::address);
    }
}
