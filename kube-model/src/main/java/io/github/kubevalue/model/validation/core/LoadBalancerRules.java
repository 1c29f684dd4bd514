package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on what a Service says to load balancers, and they of it. (validateService, ValidateLoadBalancerStatus) */
public final class LoadBalancerRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    // upstream writes this one path with a capital letter
    private static final FieldPath RANGES = SPEC.child("LoadBalancerSourceRanges");
    private static final FieldPath INGRESS = FieldPath.of("status.loadBalancer.ingress");
    private static final String ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final String ONLY = "may only be used when `type` is 'LoadBalancer'";

    private LoadBalancerRules() {}

    static Seq<FieldError> faults(Service service, Option<Service> before) {
        ServiceSpec spec = service.spec();
        boolean balanced = isBalanced(spec);
        return Faults.NONE
                .and(sourceRanges(service, before))
                .when(
                        !balanced && spec.allocateLoadBalancerNodePorts().isDefined(),
                        () -> SPEC.child("allocateLoadBalancerNodePorts").forbidden(ONLY))
                .when(
                        balanced && spec.allocateLoadBalancerNodePorts().isEmpty(),
                        () -> FieldPath.of("allocateLoadBalancerNodePorts").required())
                .and(balancerClass(spec))
                .found();
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
    }

    private static Seq<FieldError> sourceRanges(Service service, Option<Service> before) {
        ServiceSpec spec = service.spec();
        if (spec.loadBalancerSourceRanges().isEmpty()) {
            return annotatedRanges(service, before);
        }
        Seq<String> old = before.toVector()
                .flatMap(other -> other.spec().loadBalancerSourceRanges())
                .map(String::strip);
        return Faults.NONE
                .when(!isBalanced(spec), () -> RANGES.forbidden(ONLY))
                .each(
                        spec.loadBalancerSourceRanges(),
                        RANGES,
                        (range, path) -> AddressRules.cidr(range.strip(), path, old))
                .found();
    }

    private static Seq<FieldError> annotatedRanges(Service service, Option<Service> before) {
        Option<String> said = service.metadata().annotations().get(ANNOTATION);
        boolean changed = !before.flatMap(old -> old.metadata().annotations().get(ANNOTATION))
                .equals(said);
        String ranges = said.filter(text -> changed).map(String::strip).getOrElse("");
        FieldPath path = FieldPath.of("metadata.annotations").key(ANNOTATION);
        return Faults.NONE
                .when(said.isDefined() && !isBalanced(service.spec()), () -> path.forbidden(ONLY))
                .andIf(
                        !ranges.isEmpty(),
                        () -> Vector.of(ranges.split(",")).flatMap(range -> AddressRules.cidr(range.strip(), path)))
                .found();
    }

    /** Returns the faults of the class of a load balancer. (validateLoadBalancerClassField) */
    static Seq<FieldError> balancerClass(ServiceSpec spec) {
        FieldPath path = SPEC.child("loadBalancerClass");
        return spec.loadBalancerClass()
                .map(name ->
                        isBalanced(spec) ? path.invalid(name, Names.QUALIFIED_NAME) : Vector.of(path.forbidden(ONLY)))
                .getOrElse(Vector.empty());
    }

    /** Returns the faults of a new status of a Service. */
    public static Seq<FieldError> status(Service after, Service before) {
        Seq<LoadBalancerIngress> ingress = after.status().loadBalancer().ingress();
        Seq<String> old = before.status().loadBalancer().ingress().flatMap(LoadBalancerIngress::ip);
        return !isBalanced(after.spec()) && !ingress.isEmpty()
                ? Vector.of(INGRESS.forbidden("may only be used when `spec.type` is 'LoadBalancer'"))
                : Faults.NONE
                        .each(ingress, INGRESS, (each, path) -> ingress(each, old, path))
                        .found();
    }

    private static Seq<FieldError> ingress(LoadBalancerIngress ingress, Seq<String> before, FieldPath path) {
        Option<String> ip = ingress.ip().filter(text -> !text.isEmpty());
        FieldPath mode = path.child("ipMode");
        return Faults.NONE
                .given(ip, text -> AddressRules.ip(text, path.child("ip"), before))
                .when(
                        ingress.ipMode().isEmpty() && ip.isDefined(),
                        () -> mode.required("must be specified when `ip` is set"))
                .when(
                        ingress.ipMode().isDefined() && ip.isEmpty(),
                        () -> mode.forbidden("may not be specified when `ip` is not set"))
                .oneOf(ingress.ipMode().filter(said -> ip.isDefined()), mode, "Proxy", "VIP")
                .and(hostname(ingress.hostname(), path.child("hostname")))
                .found();
    }

    /** Returns the faults of the name of a load balancer. */
    public static Seq<FieldError> hostname(Option<String> name, FieldPath path) {
        boolean isIp = name.exists(text -> AddressRules.sloppy(text).isDefined());
        return Faults.NONE
                .keeps(Names.DNS_SUBDOMAIN, name, path)
                .when(isIp, () -> path.invalid(name.getOrElse(""), "must be a DNS name, not an IP address"))
                .found();
    }
}
