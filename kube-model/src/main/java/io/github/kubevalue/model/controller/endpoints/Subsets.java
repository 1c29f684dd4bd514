package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointPort;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The addresses of a Service's pods in subsets: ports that the same addresses serve stand together. */
final class Subsets {
    private Subsets() {}

    static Seq<EndpointSubset> of(Service service, Snapshot snapshot) {
        boolean published = service.spec().publishNotReadyAddresses().getOrElse(false);
        Seq<Backend> backends = Selection.addressed(service, snapshot)
                .filter(pod -> published || !pod.metadata().isDeleting())
                .flatMap(pod -> address(pod, service).map(ip -> new Backend(pod, ip, published || pod.isReady())))
                .sortBy(Backend::ip);
        if (service.spec().ports().isEmpty()) {
            return service.isHeadless() && !backends.isEmpty()
                    ? Vector.of(subset(service, backends, Vector.empty()))
                    : Vector.empty();
        }
        return repacked(service, byPort(service, backends));
    }

    private static Option<Ip> address(Pod pod, Service service) {
        // endpoints_controller.go, podToEndpointAddressForService: the Service's first family
        Option<IPFamily> family = service.spec()
                .ipFamilies()
                .headOption()
                .orElse(() -> service.spec().clusterIp().map(IPFamily::of));
        return pod.ips().find(ip -> family.forAll(IPFamily.of(ip)::equals));
    }

    private static LinkedHashMap<EndpointPort, Seq<Backend>> byPort(Service service, Seq<Backend> backends) {
        LinkedHashMap<EndpointPort, Seq<Backend>> none = LinkedHashMap.empty();
        return service.spec()
                .ports()
                .flatMap(port -> backends.flatMap(backend ->
                        number(port, backend.pod()).map(number -> new Tuple2<>(port(port, number), backend))))
                .foldLeft(
                        none,
                        (all, entry) -> all.put(
                                entry._1,
                                all.getOrElse(entry._1, Vector.empty()).append(entry._2)));
    }

    private static Option<Integer> number(ServicePort port, Pod pod) {
        return pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol());
    }

    private static EndpointPort port(ServicePort port, int number) {
        return EndpointPort.builder()
                .name(port.name().filter(name -> !name.isEmpty()))
                .port(number)
                .protocol(port.effectiveProtocol())
                .appProtocol(port.appProtocol())
                .build();
    }

    private static Seq<EndpointSubset> repacked(Service service, LinkedHashMap<EndpointPort, Seq<Backend>> byPort) {
        // api/v1/endpoints/util.go, RepackSubsets
        LinkedHashMap<Seq<Backend>, Seq<EndpointPort>> none = LinkedHashMap.empty();
        return byPort.foldLeft(
                        none,
                        (all, entry) -> all.put(
                                entry._2,
                                all.getOrElse(entry._2, Vector.empty()).append(entry._1)))
                .toVector()
                .map(entry -> subset(service, entry._1, entry._2));
    }

    private static EndpointSubset subset(Service service, Seq<Backend> backends, Seq<EndpointPort> ports) {
        return EndpointSubset.builder()
                .addresses(backends.filter(Backend::ready).map(backend -> backend.address(service)))
                .notReadyAddresses(backends.reject(Backend::ready).map(backend -> backend.address(service)))
                .ports(ports)
                .build();
    }

    /** A pod that serves, under one of its addresses; it is told from others by its name. */
    private record Backend(Pod pod, Ip ip, boolean ready) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Backend backend && pod.name().equals(backend.pod.name());
        }

        @Override
        public int hashCode() {
            return pod.name().hashCode();
        }

        EndpointAddress address(Service service) {
            return EndpointAddress.builder()
                    .ip(ip.toString())
                    .hostname(pod.spec()
                            .hostname()
                            .filter(name ->
                                    !name.isEmpty() && pod.spec().subdomain().contains(service.name())))
                    .nodeName(pod.spec().nodeName())
                    .targetRef(ObjectReference.builder()
                            .kind(Pod.KIND.name())
                            .namespace(pod.namespace())
                            .name(pod.name())
                            .uid(pod.metadata().uid())
                            .build())
                    .build();
        }
    }
}
