package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Services. (pkg/apis/core/validation/validation.go, validateService) */
public final class ServiceRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath PORTS = SPEC.child("ports");
    private static final FieldPath CLUSTER_IPS = SPEC.child("clusterIPs");
    private static final int DAY = 86400;

    private ServiceRules() {}

    /** Returns the faults of a Service that has its defaults. */
    public static Seq<FieldError> faults(Service service) {
        ServiceSpec spec = service.spec();
        boolean portless = spec.ports().isEmpty() && !spec.isHeadless() && !spec.isExternalName();
        boolean many = spec.ports().size() > 1;
        return Faults.NONE
                .when(portless, PORTS.required(""))
                .and(typeFaults(spec))
                .each(spec.ports(), PORTS, (port, path) -> port(port, many, path))
                .and(duplicateNames(spec.ports()))
                .and(MetadataRules.labels(spec.selector(), SPEC.child("selector")))
                .oneOf(spec.sessionAffinity(), SPEC.child("sessionAffinity"), "ClientIP", "None")
                .and(affinity(spec))
                .and(addresses(spec))
                .each(spec.externalIPs(), SPEC.child("externalIPs"), Checks::ip)
                .oneOf(spec.type(), SPEC.child("type"), "ClusterIP", "ExternalName", "LoadBalancer", "NodePort")
                .and(nodePorts(spec))
                .and(duplicatePorts(spec.ports()))
                .and(loadBalancer(spec))
                .and(traffic(spec))
                .found();
    }

    /** Returns the faults of a change of a Service. */
    public static Seq<FieldError> changes(Service after, Service before) {
        Option<String> old =
                before.spec().clusterIP().orElse(before.spec().clusterIPs().headOption());
        Option<String> now =
                after.spec().clusterIP().orElse(after.spec().clusterIPs().headOption());
        boolean same = before.spec().isExternalName()
                || after.spec().isExternalName()
                || old.isEmpty()
                || now.forAll(ip -> ip.isEmpty() || old.contains(ip));
        return Faults.NONE
                .when(!same, CLUSTER_IPS.index(0).invalid(Vector.of(now.getOrElse("")), "field is immutable"))
                .found();
    }

    private static Seq<FieldError> typeFaults(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        boolean published = type.equals(ServiceType.LOAD_BALANCER) || type.equals(ServiceType.NODE_PORT);
        if (published && spec.isHeadless()) {
            return Vector.of(
                    CLUSTER_IPS.index(0).invalid("None", "may not be set to 'None' for " + type + " services"));
        }
        if (!spec.isExternalName()) {
            return Vector.empty();
        }
        boolean addressed = !spec.clusterIPs().isEmpty() || spec.clusterIP().exists(ip -> !ip.isEmpty());
        String name = spec.externalName().getOrElse("");
        return Faults.NONE
                .when(addressed, CLUSTER_IPS.forbidden("may not be set for ExternalName services"))
                .when(
                        !spec.ipFamilies().isEmpty(),
                        SPEC.child("ipFamilies").forbidden("may not be set for ExternalName services"))
                .when(
                        spec.ipFamilyPolicy().isDefined(),
                        SPEC.child("ipFamilyPolicy").forbidden("may not be set for ExternalName services"))
                .named(
                        Names.DNS_SUBDOMAIN,
                        name.endsWith(".") ? name.substring(0, name.length() - 1) : name,
                        SPEC.child("externalName"))
                .found();
    }

    private static Seq<FieldError> port(ServicePort port, boolean many, FieldPath path) {
        String name = port.name().getOrElse("");
        return Faults.NONE
                .when(many && name.isEmpty(), path.child("name").required(""))
                .keeps(Names.DNS_LABEL, port.name(), path.child("name"))
                .port(port.port(), path.child("port"))
                .oneOf(port.protocol(), path.child("protocol"), "SCTP", "TCP", "UDP")
                .given(port.targetPort(), target -> Checks.portNumberOrName(target, path.child("targetPort")))
                .keeps(Names.QUALIFIED_NAME, port.appProtocol(), path.child("appProtocol"))
                .found();
    }

    private static Seq<FieldError> duplicateNames(Seq<ServicePort> ports) {
        Seq<String> names = ports.map(port -> port.name().getOrElse(""));
        return Faults.NONE
                .unique(names, PORTS, (name, path) -> path.child("name").duplicate(name))
                .found()
                .filter(fault -> !fault.value().contains("\"\""));
    }

    private static Seq<FieldError> duplicatePorts(Seq<ServicePort> ports) {
        Seq<String> keys = ports.map(port -> "{\"protocol\":\""
                + port.protocol().map(Object::toString).getOrElse("") + "\",\"port\":" + port.port() + "}");
        return Faults.NONE
                .unique(keys, PORTS, (key, path) -> path.duplicateJson(key))
                .found();
    }

    private static Seq<FieldError> nodePorts(ServiceSpec spec) {
        Seq<String> taken = spec.ports()
                .map(port -> port.nodePort().getOrElse(0) == 0
                        ? "none " + spec.ports().indexOf(port)
                        : port.protocol().map(Object::toString).getOrElse("") + " "
                                + port.nodePort().get());
        Faults faults = Faults.NONE.unique(
                taken, PORTS, (key, path) -> path.child("nodePort").duplicateJson(key.substring(key.indexOf(' ') + 1)));
        return spec.effectiveType().equals(ServiceType.CLUSTER_IP)
                ? faults.each(spec.ports(), PORTS, ServiceRules::noNodePort).found()
                : faults.found();
    }

    private static Seq<FieldError> noNodePort(ServicePort port, FieldPath path) {
        return port.nodePort().getOrElse(0) == 0
                ? Vector.empty()
                : Vector.of(path.child("nodePort").forbidden("may not be used when `type` is 'ClusterIP'"));
    }

    private static Seq<FieldError> affinity(ServiceSpec spec) {
        if (!spec.sessionAffinity().contains(ServiceAffinity.CLIENT_IP)) {
            return Vector.empty();
        }
        FieldPath path = SPEC.child("sessionAffinityConfig.clientIP.timeoutSeconds");
        return spec.sessionAffinityConfig()
                .flatMap(config -> config.clientIP().flatMap(client -> client.timeoutSeconds()))
                .filter(seconds -> seconds <= 0 || seconds > DAY)
                .map(seconds -> path.invalid(seconds, "must be greater than 0 and less than " + DAY))
                .toVector();
    }

    private static Seq<FieldError> addresses(ServiceSpec spec) {
        if (spec.isExternalName()) {
            return Vector.empty();
        }
        Seq<String> ips = spec.clusterIPs().isEmpty() ? spec.clusterIP().toVector() : spec.clusterIPs();
        boolean mixed = ips.size() > 1 && ips.contains("None");
        return Faults.NONE
                .each(
                        spec.ipFamilies(),
                        SPEC.child("ipFamilies"),
                        (family, path) -> Faults.NONE
                                .oneOf(Option.of(family), path, "IPv4", "IPv6")
                                .found())
                .unique(spec.ipFamilies(), SPEC.child("ipFamilies"), (family, path) -> path.duplicate(family.text()))
                .oneOf(
                        spec.ipFamilyPolicy(),
                        SPEC.child("ipFamilyPolicy"),
                        "PreferDualStack",
                        "RequireDualStack",
                        "SingleStack")
                .when(
                        spec.clusterIP().isDefined()
                                && !spec.clusterIPs().isEmpty()
                                && !spec.clusterIPs().headOption().equals(spec.clusterIP()),
                        CLUSTER_IPS.invalid(spec.clusterIPs(), "first value must match `clusterIP`"))
                .when(mixed, CLUSTER_IPS.invalid(ips, "'None' must be the first and only value"))
                .each(
                        ips,
                        CLUSTER_IPS,
                        (ip, path) -> ip.isEmpty() || ip.equals("None") ? Vector.empty() : Checks.ip(ip, path))
                .when(ips.size() > 2, CLUSTER_IPS.invalid(ips, "may only hold up to 2 values"))
                .found();
    }

    private static Seq<FieldError> loadBalancer(ServiceSpec spec) {
        boolean balanced = spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
        String only = "may only be used when `type` is 'LoadBalancer'";
        // upstream writes this one path with a capital letter
        FieldPath ranges = SPEC.child("LoadBalancerSourceRanges");
        return Faults.NONE
                .when(!balanced && !spec.loadBalancerSourceRanges().isEmpty(), ranges.forbidden(only))
                .each(spec.loadBalancerSourceRanges().map(String::trim), ranges, Checks::cidr)
                .when(
                        !balanced && spec.allocateLoadBalancerNodePorts().isDefined(),
                        SPEC.child("allocateLoadBalancerNodePorts").forbidden(only))
                .when(
                        !balanced && spec.loadBalancerClass().isDefined(),
                        SPEC.child("loadBalancerClass").forbidden(only))
                .found();
    }

    private static Seq<FieldError> traffic(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        boolean external = type.equals(ServiceType.LOAD_BALANCER)
                || type.equals(ServiceType.NODE_PORT)
                || type.equals(ServiceType.CLUSTER_IP) && !spec.externalIPs().isEmpty();
        FieldPath path = SPEC.child("externalTrafficPolicy");
        Faults policy = external
                ? Faults.NONE.oneOf(spec.externalTrafficPolicy(), path, "Cluster", "Local")
                : Faults.NONE.and(spec.externalTrafficPolicy()
                        .map(said -> path.invalid(said.text(), "may only be set for externally-accessible services"))
                        .toVector());
        return policy.oneOf(spec.internalTrafficPolicy(), SPEC.child("internalTrafficPolicy"), "Cluster", "Local")
                .oneOf(
                        spec.trafficDistribution(),
                        SPEC.child("trafficDistribution"),
                        "PreferClose",
                        "PreferSameZone",
                        "PreferSameNode")
                .found();
    }
}
