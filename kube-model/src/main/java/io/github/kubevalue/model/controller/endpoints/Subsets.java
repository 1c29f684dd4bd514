package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.controller.selection.Target;
import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointPort;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The addresses of a Service's pods in subsets: ports that the same addresses serve stand together. */
final class Subsets {
    private final Service service;

    /** The addresses that exist, by the name of the pod. */
    private final Map<String, EndpointAddress> existing = new HashMap<>();

    private Subsets(Service service) {
        this.service = service;
    }

    /**
     * Returns the subsets that a Service should have.
     *
     * @param current what there is, whose addresses stay the very same ones where nothing of them changes
     */
    static Seq<EndpointSubset> of(Service service, Option<Endpoints> current, Snapshot snapshot) {
        Subsets subsets = new Subsets(service);
        for (EndpointSubset subset : current.toVector().flatMap(Endpoints::subsets)) {
            subset.addresses().forEach(subsets::know);
            subset.notReadyAddresses().forEach(subsets::know);
        }
        return subsets.of(snapshot);
    }

    private void know(EndpointAddress address) {
        existing.put(address.targetRef().flatMap(ObjectReference::name).getOrElse(""), address);
    }

    private Seq<EndpointSubset> of(Snapshot snapshot) {
        boolean published = service.spec().publishNotReadyAddresses().getOrElse(false);
        Seq<Backend> backends = Selection.addressed(service, snapshot)
                .filter(pod -> published || !pod.metadata().isDeleting())
                .flatMap(pod -> ip(pod).map(ip -> new Backend(pod, ip, published || pod.isReady())))
                .sortBy(Backend::ip);
        if (service.spec().ports().isEmpty()) {
            return service.isHeadless() && !backends.isEmpty()
                    ? Vector.of(subset(backends, Vector.empty()))
                    : Vector.empty();
        }
        return repacked(byPort(backends));
    }

    private Option<Ip> ip(Pod pod) {
        // endpoints_controller.go, podToEndpointAddressForService: the Service's first family
        Option<IPFamily> family = service.spec()
                .ipFamilies()
                .headOption()
                .orElse(() -> service.spec().clusterIp().map(IPFamily::of));
        return pod.ips().find(ip -> family.forAll(IPFamily.of(ip)::equals));
    }

    private LinkedHashMap<EndpointPort, Seq<Backend>> byPort(Seq<Backend> backends) {
        LinkedHashMap<EndpointPort, Seq<Backend>> none = LinkedHashMap.empty();
        return service.spec()
                .ports()
                .flatMap(port -> byNumber(port, backends)
                        .map(entry -> new Tuple2<>(port(port, entry._1), Vector.ofAll(entry._2))))
                .foldLeft(none, (all, entry) -> all.put(entry, Seq::appendAll));
    }

    /** Who serves a port, by what it means to them. */
    private static LinkedHashMap<Integer, List<Backend>> byNumber(ServicePort port, Seq<Backend> backends) {
        java.util.LinkedHashMap<Integer, List<Backend>> all = new java.util.LinkedHashMap<>();
        for (Backend backend : backends) {
            for (Integer number : number(port, backend.pod())) {
                all.computeIfAbsent(number, none -> new ArrayList<>()).add(backend);
            }
        }
        return LinkedHashMap.ofAll(all);
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

    private Seq<EndpointSubset> repacked(LinkedHashMap<EndpointPort, Seq<Backend>> byPort) {
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

    private EndpointSubset subset(Seq<Backend> backends, Seq<EndpointPort> ports) {
        return EndpointSubset.builder()
                .addresses(backends.filter(Backend::ready).map(this::address))
                .notReadyAddresses(backends.reject(Backend::ready).map(this::address))
                .ports(ports)
                .build();
    }

    private EndpointAddress address(Backend backend) {
        String ip = backend.ip().toString();
        return Option.of(existing.get(backend.pod().name()))
                .filter(address -> address.ip().equals(ip) && isOf(address, backend.pod()))
                .getOrElse(() -> EndpointAddress.builder()
                        .ip(ip)
                        .hostname(Target.hostname(backend.pod(), service))
                        .nodeName(backend.pod().spec().nodeName())
                        .targetRef(Target.of(backend.pod()))
                        .build());
    }

    private boolean isOf(EndpointAddress address, Pod pod) {
        return address.nodeName().equals(pod.spec().nodeName())
                && address.hostname().equals(Target.hostname(pod, service))
                && address.targetRef().exists(target -> Target.is(target, pod));
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
    }
}
