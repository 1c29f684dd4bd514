package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What an update of a Service does not name and so does not give up. (pkg/registry/core/service/storage/storage.go,
 * patchAllocatedValues; strategy.go, dropTypeDependentFields)
 */
final class KeptAllocations {
    private KeptAllocations() {}

    /** Returns the spec with its cluster IP said once and twice alike, and with what it keeps. */
    static ServiceSpec of(ServiceSpec wanted, Option<ServiceSpec> before) {
        ServiceSpec spec = normalized(wanted);
        return before.filter(old -> needsClusterIp(old) && needsClusterIp(spec))
                .map(old -> keepingIps(spec, old))
                .map(kept -> keepingPorts(kept, before.get()))
                .getOrElse(spec);
    }

    private static ServiceSpec normalized(ServiceSpec spec) {
        Option<String> first = spec.clusterIP().filter(ip -> !ip.isEmpty());
        return first.isDefined() && spec.clusterIPs().isEmpty()
                ? spec.withClusterIPs(Vector.of(first.get()))
                : spec.withClusterIP(first.orElse(spec.clusterIPs().headOption()));
    }

    private static ServiceSpec keepingIps(ServiceSpec spec, ServiceSpec old) {
        return spec.clusterIP().isEmpty()
                ? spec.withClusterIP(old.clusterIP())
                        .withClusterIPs(old.clusterIPs())
                        .withIpFamilies(spec.ipFamilies().isEmpty() ? old.ipFamilies() : spec.ipFamilies())
                : spec;
    }

    private static ServiceSpec keepingPorts(ServiceSpec spec, ServiceSpec old) {
        boolean ports = needsNodePort(old) && needsNodePort(spec);
        ServiceSpec kept =
                ports ? spec.withPorts(spec.ports().map(port -> keepingPort(port, spec.ports(), old))) : spec;
        boolean checked = NodePortAllocation.needsHealthCheck(old) && NodePortAllocation.needsHealthCheck(spec);
        return checked
                ? kept.withHealthCheckNodePort(spec.healthCheckNodePort().orElse(old.healthCheckNodePort()))
                : kept;
    }

    private static ServicePort keepingPort(ServicePort port, Seq<ServicePort> all, ServiceSpec old) {
        Option<Integer> had = old.ports()
                .find(other -> other.port() == port.port() && other.protocol().equals(port.protocol()))
                .flatMap(ServicePort::nodePort)
                .filter(number -> !all.exists(other -> other.nodePort().contains(number)));
        return port.withNodePort(port.nodePort().filter(number -> number != 0).orElse(had));
    }

    private static boolean needsClusterIp(ServiceSpec spec) {
        return !spec.isExternalName();
    }

    private static boolean needsNodePort(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        return type.equals(ServiceType.NODE_PORT) || type.equals(ServiceType.LOAD_BALANCER);
    }
}
