package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What becomes of a Service that replaces another: it keeps the addresses and ports that it does not name, and loses what
 * its new type has no use for, unless it names that anew. (pkg/registry/core/service, patchAllocatedValues and
 * dropTypeDependentFields)
 */
final class ServiceReplacement {
    private ServiceReplacement() {}

    static Service of(Service after, Service before) {
        ServiceSpec old = before.spec();
        return after.withSpec(keeping(dropping(normalized(after.spec(), old), old), old));
    }

    /** The first address is said twice; a change of one of both counts. (normalizeClusterIPs) */
    private static ServiceSpec normalized(ServiceSpec spec, ServiceSpec old) {
        boolean same = spec.clusterIPs().equals(old.clusterIPs());
        Option<String> first = spec.clusterIP().filter(ip -> !ip.isEmpty());
        if (same && !first.equals(old.clusterIP())) {
            return spec.withClusterIPs(first.toVector());
        }
        return first.equals(old.clusterIP()) && spec.clusterIPs().isEmpty()
                ? spec.withClusterIPs(first.isDefined() ? old.clusterIPs() : Vector.empty())
                : spec;
    }

    private static ServiceSpec dropping(ServiceSpec spec, ServiceSpec old) {
        ServiceSpec unaddressed = needsClusterIp(old) && !needsClusterIp(spec) ? withoutAddresses(spec, old) : spec;
        boolean ports = needsNodePort(old)
                && !needsNodePort(spec)
                && spec.ports()
                        .map(ServicePort::nodePort)
                        .toSet()
                        .equals(old.ports().map(ServicePort::nodePort).toSet());
        boolean check = needsCheck(old)
                && !needsCheck(spec)
                && spec.healthCheckNodePort().equals(old.healthCheckNodePort());
        boolean unbalanced = isBalanced(old) && !isBalanced(spec);
        boolean hidden = isExternal(old) && !isExternal(spec);
        return unaddressed
                .withPorts(ports ? spec.ports().map(port -> port.withNodePort(Option.none())) : spec.ports())
                .withHealthCheckNodePort(check ? Option.none() : spec.healthCheckNodePort())
                .withAllocateLoadBalancerNodePorts(
                        unless(unbalanced, spec.allocateLoadBalancerNodePorts(), old.allocateLoadBalancerNodePorts()))
                .withLoadBalancerClass(unless(unbalanced, spec.loadBalancerClass(), old.loadBalancerClass()))
                .withExternalTrafficPolicy(unless(hidden, spec.externalTrafficPolicy(), old.externalTrafficPolicy()));
    }

    /** Returns what is said, unless it is dropped: because it is of no use, and the same as before. */
    private static <T> Option<T> unless(boolean useless, Option<T> said, Option<T> before) {
        return useless && said.equals(before) ? Option.none() : said;
    }

    private static ServiceSpec withoutAddresses(ServiceSpec spec, ServiceSpec old) {
        boolean ips =
                spec.clusterIP().equals(old.clusterIP()) && spec.clusterIPs().equals(old.clusterIPs());
        boolean families = spec.ipFamilies().equals(old.ipFamilies());
        return spec.withClusterIP(ips ? Option.none() : spec.clusterIP())
                .withClusterIPs(ips ? Vector.empty() : spec.clusterIPs())
                .withIpFamilies(families ? Vector.empty() : spec.ipFamilies())
                .withIpFamilyPolicy(unless(true, spec.ipFamilyPolicy(), old.ipFamilyPolicy()));
    }

    private static ServiceSpec keeping(ServiceSpec spec, ServiceSpec old) {
        boolean addressed = needsClusterIp(old) && needsClusterIp(spec);
        boolean ports = needsNodePort(old) && needsNodePort(spec);
        boolean check = needsCheck(old) && needsCheck(spec);
        Option<String> ip = spec.clusterIP().filter(text -> !text.isEmpty());
        return spec.withClusterIP(addressed ? ip.orElse(old.clusterIP()) : spec.clusterIP())
                .withClusterIPs(addressed && spec.clusterIPs().isEmpty() ? old.clusterIPs() : spec.clusterIPs())
                .withPorts(ports ? keeping(spec.ports(), old.ports()) : spec.ports())
                .withHealthCheckNodePort(
                        check
                                ? spec.healthCheckNodePort()
                                        .filter(port -> port != 0)
                                        .orElse(old.healthCheckNodePort())
                                : spec.healthCheckNodePort());
    }

    /** A port keeps the node port of the one that was called so before, unless another has it now. */
    private static Seq<ServicePort> keeping(Seq<ServicePort> ports, Seq<ServicePort> old) {
        Seq<Integer> used = ports.flatMap(ServicePort::nodePort);
        return ports.map(port -> port.withNodePort(port.nodePort()
                .filter(number -> number != 0)
                .orElse(() -> old.findLast(other ->
                                other.name().getOrElse("").equals(port.name().getOrElse("")))
                        .flatMap(ServicePort::nodePort)
                        .filter(number -> !used.contains(number)))));
    }

    private static boolean needsClusterIp(ServiceSpec spec) {
        return !spec.isExternalName();
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
    }

    /** pkg/registry/core/service: a balancer without node ports keeps those that it has. */
    private static boolean needsNodePort(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.NODE_PORT) || isBalanced(spec);
    }

    private static boolean needsCheck(ServiceSpec spec) {
        return isBalanced(spec) && spec.externalTrafficPolicy().contains(ServiceExternalTrafficPolicy.LOCAL);
    }

    private static boolean isExternal(ServiceSpec spec) {
        return needsNodePort(spec)
                || spec.effectiveType().equals(ServiceType.CLUSTER_IP)
                        && !spec.externalIPs().isEmpty();
    }
}
