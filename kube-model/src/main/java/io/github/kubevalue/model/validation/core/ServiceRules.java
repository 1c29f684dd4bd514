package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Services. (pkg/apis/core/validation/validation.go, validateService) */
public final class ServiceRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata.annotations");
    private static final FieldPath PORTS = SPEC.child("ports");
    private static final FieldPath CLUSTER_IPS = SPEC.child("clusterIPs");
    private static final FieldPath AFFINITY = SPEC.child("sessionAffinityConfig");
    private static final String HINTS = "service.kubernetes.io/topology-aware-hints";
    private static final String MODE = "service.kubernetes.io/topology-mode";
    private static final int DAY = 86400;

    private ServiceRules() {}

    /** Returns the faults of a new Service that has its defaults. */
    public static Seq<FieldError> faults(Service service) {
        return faults(service, Option.none());
    }

    /** Returns the faults of a Service that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Service after, Service before) {
        return Faults.NONE
                .and(ServiceUpdateRules.faults(after.spec(), before.spec()))
                .and(faults(after, Option.of(before)))
                .found();
    }

    private static Seq<FieldError> faults(Service service, Option<Service> before) {
        ServiceSpec spec = service.spec();
        Option<ServiceSpec> old = before.map(Service::spec);
        boolean portless = spec.ports().isEmpty() && !spec.isHeadless() && !spec.isExternalName();
        return Faults.NONE
                .and(topology(service.metadata().annotations()))
                .when(portless, PORTS::required)
                .and(typeFaults(spec))
                .and(ports(spec.ports()))
                .and(LabelRules.labels(spec.selector(), SPEC.child("selector")))
                .someOf(spec.sessionAffinity(), SPEC.child("sessionAffinity"), "ClientIP", "None")
                .and(affinity(spec))
                .and(ServiceAddressRules.clusterIps(
                        spec, old.map(ServiceSpec::clusterIPs).getOrElse(Vector.empty())))
                .each(
                        spec.externalIPs(),
                        SPEC.child("externalIPs"),
                        (ip, path) ->
                                externalIp(ip, old.map(ServiceSpec::externalIPs).getOrElse(Vector.empty()), path))
                .someOf(spec.type(), SPEC.child("type"), "ClusterIP", "ExternalName", "LoadBalancer", "NodePort")
                .and(ServicePortRules.nodePorts(spec))
                .and(ServicePortRules.duplicates(spec.ports()))
                .and(LoadBalancerRules.faults(service, before))
                .and(traffic(spec))
                .found();
    }

    private static Seq<FieldError> topology(SortedMap<String, String> annotations) {
        Option<String> hints = annotations.get(HINTS);
        Option<String> mode = annotations.get(MODE);
        return hints.isDefined() && mode.isDefined() && !hints.equals(mode)
                ? Vector.of(ANNOTATIONS
                        .key(MODE)
                        .invalid(mode.get(), "must match annotations[" + HINTS + "] when both are specified"))
                : Vector.empty();
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
        String unfit = "may not be set for ExternalName services";
        boolean addressed = !spec.clusterIPs().isEmpty() || spec.clusterIP().exists(ip -> !ip.isEmpty());
        String name = spec.externalName().getOrElse("");
        return Faults.NONE
                .when(addressed, () -> CLUSTER_IPS.forbidden(unfit))
                .when(
                        !spec.ipFamilies().isEmpty(),
                        () -> SPEC.child("ipFamilies").forbidden(unfit))
                .when(
                        spec.ipFamilyPolicy().isDefined(),
                        () -> SPEC.child("ipFamilyPolicy").forbidden(unfit))
                .named(
                        Names.DNS_SUBDOMAIN,
                        name.endsWith(".") ? name.substring(0, name.length() - 1) : name,
                        SPEC.child("externalName"))
                .found();
    }

    private static Seq<FieldError> ports(Seq<ServicePort> ports) {
        boolean many = ports.size() > 1;
        Seq<String> names = ports.map(port -> port.name().getOrElse(""));
        return ports.zipWithIndex().flatMap(each -> {
            ServicePort port = each._1;
            FieldPath path = PORTS.index(each._2);
            String name = names.get(each._2);
            FieldPath named = path.child("name");
            return Faults.NONE
                    .when(many && name.isEmpty(), named::required)
                    .keeps(Names.DNS_LABEL, port.name(), named)
                    .when(!name.isEmpty() && names.indexOf(name) < each._2, () -> named.duplicate(name))
                    .port(port.port(), path.child("port"))
                    .someOf(port.protocol(), path.child("protocol"), "SCTP", "TCP", "UDP")
                    .given(port.targetPort(), target -> AmountRules.port(target, path.child("targetPort")))
                    .given(port.appProtocol(), text -> path.child("appProtocol").invalid(text, Names.QUALIFIED_NAME))
                    .found();
        });
    }

    /** New external addresses are those that endpoints may have. */
    private static Seq<FieldError> externalIp(String ip, Seq<String> before, FieldPath path) {
        Seq<FieldError> faults = AddressRules.ip(ip, path, before);
        return faults.isEmpty() ? AddressRules.endpoint(ip, path) : faults;
    }

    private static Seq<FieldError> affinity(ServiceSpec spec) {
        Option<SessionAffinityConfig> config = spec.sessionAffinityConfig();
        if (spec.sessionAffinity().contains(ServiceAffinity.NONE)) {
            return config.isDefined()
                    ? Vector.of(AFFINITY.forbidden("must not be set when session affinity is None"))
                    : Vector.empty();
        }
        if (!spec.sessionAffinity().contains(ServiceAffinity.CLIENT_IP)) {
            return Vector.empty();
        }
        String when = "when session affinity type is ClientIP";
        FieldPath timeout = AFFINITY.child("clientIP.timeoutSeconds");
        if (config.isEmpty()) {
            return Vector.of(AFFINITY.required(when));
        }
        if (config.get().clientIP().isEmpty()) {
            return Vector.of(AFFINITY.child("clientIP").required(when));
        }
        return config.get()
                .clientIP()
                .get()
                .timeoutSeconds()
                .map(seconds -> seconds > 0 && seconds <= DAY
                        ? Vector.<FieldError>empty()
                        : Vector.of(timeout.invalid(seconds, "must be greater than 0 and less than " + DAY)))
                .getOrElse(() -> Vector.of(timeout.required(when)));
    }

    private static Seq<FieldError> traffic(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        boolean external = type.equals(ServiceType.LOAD_BALANCER)
                || type.equals(ServiceType.NODE_PORT)
                || type.equals(ServiceType.CLUSTER_IP) && !spec.externalIPs().isEmpty();
        boolean internal = spec.type().isDefined() && !type.equals(ServiceType.EXTERNAL_NAME);
        boolean checked = type.equals(ServiceType.LOAD_BALANCER)
                && spec.externalTrafficPolicy().contains(ServiceExternalTrafficPolicy.LOCAL);
        int check = spec.healthCheckNodePort().getOrElse(0);
        FieldPath policy = SPEC.child("externalTrafficPolicy");
        FieldPath checkPort = SPEC.child("healthCheckNodePort");
        FieldPath inside = SPEC.child("internalTrafficPolicy");
        return Faults.NONE
                .andIf(
                        !external,
                        () -> spec.externalTrafficPolicy()
                                .map(said -> policy.invalid(
                                        said.text(), "may only be set for externally-accessible services"))
                                .toVector())
                .andIf(
                        external,
                        () -> Faults.NONE
                                .someOf(spec.externalTrafficPolicy(), policy, "Cluster", "Local")
                                .found())
                .when(
                        !checked && check != 0,
                        () -> checkPort.invalid(
                                check,
                                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"))
                .andIf(
                        checked && check != 0,
                        () -> Faults.NONE.port(check, checkPort).found())
                .when(internal && spec.internalTrafficPolicy().isEmpty(), inside::required)
                .oneOf(spec.internalTrafficPolicy(), inside, "Cluster", "Local")
                .oneOf(
                        spec.trafficDistribution(),
                        SPEC.child("trafficDistribution"),
                        "PreferClose",
                        "PreferSameZone",
                        "PreferSameNode")
                .found();
    }
}
