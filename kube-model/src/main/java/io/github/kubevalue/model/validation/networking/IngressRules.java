package io.github.kubevalue.model.validation.networking;

import io.github.kubevalue.model.core.TypedLocalObjectReference;
import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressLoadBalancerIngress;
import io.github.kubevalue.model.networking.IngressRule;
import io.github.kubevalue.model.networking.IngressServiceBackend;
import io.github.kubevalue.model.networking.IngressSpec;
import io.github.kubevalue.model.networking.IngressTLS;
import io.github.kubevalue.model.networking.PathType;
import io.github.kubevalue.model.networking.ServiceBackendPort;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.github.kubevalue.model.validation.core.LoadBalancerRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Ingresses. (pkg/apis/networking/validation/validation.go) */
public final class IngressRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath INGRESS = FieldPath.of("status.loadBalancer.ingress");
    private static final String CLASS = "kubernetes.io/ingress.class";
    private static final Seq<String> SEQUENCES = Vector.of("//", "/./", "/../", "%2f", "%2F");
    private static final Seq<String> SUFFIXES = Vector.of("/..", "/.");

    private IngressRules() {}

    /** Returns the faults of a new Ingress. */
    public static Seq<FieldError> faults(Ingress ingress) {
        Option<String> annotated = ingress.metadata().annotations().get(CLASS);
        Option<String> named = ingress.spec().ingressClassName();
        boolean torn = annotated.isDefined() && named.isDefined() && !annotated.equals(named);
        return Faults.NONE
                .and(spec(ingress.spec(), false, false))
                .when(
                        torn,
                        () -> FieldPath.of("annotations")
                                .child(CLASS)
                                .invalid(annotated.get(), "must match `ingressClassName` when both are specified"))
                .found();
    }

    /** Returns the faults of an Ingress that replaces another; old sins of names and wildcards may stay. */
    public static Seq<FieldError> updated(Ingress after, Ingress before) {
        boolean anySecret = before.spec()
                .tls()
                .flatMap(IngressTLS::secretName)
                .exists(name -> !name.isEmpty() && !Names.DNS_SUBDOMAIN.accepts(name));
        boolean anyWildcard = before.spec()
                .rules()
                .filter(rule -> rule.host().exists(host -> host.contains("*")))
                .exists(rule -> !http(rule, FieldPath.of("")).isEmpty());
        return spec(after.spec(), anySecret, anyWildcard);
    }

    private static Seq<FieldError> spec(IngressSpec spec, boolean anySecret, boolean anyWildcard) {
        boolean empty = spec.rules().isEmpty() && spec.defaultBackend().isEmpty();
        return Faults.NONE
                .when(empty, () -> SPEC.invalidJson("null", "either `defaultBackend` or `rules` must be specified"))
                .given(spec.defaultBackend(), backend -> backend(backend, SPEC.child("defaultBackend")))
                .each(spec.rules(), SPEC.child("rules"), (rule, path) -> rule(rule, anyWildcard, path))
                .each(spec.tls(), SPEC.child("tls"), (tls, path) -> tls(tls, anySecret, path))
                .given(
                        spec.ingressClassName(),
                        name -> SPEC.child("ingressClassName").invalid(name, Names.DNS_SUBDOMAIN))
                .found();
    }

    private static Seq<FieldError> rule(IngressRule rule, boolean anyWildcard, FieldPath path) {
        String host = rule.host().getOrElse("");
        boolean isIp = AddressRules.sloppy(host).isDefined();
        return Faults.NONE
                .when(isIp, () -> path.child("host").invalid(host, "must be a DNS name, not an IP address"))
                .keeps(hosts(host), rule.host(), path.child("host"))
                .andIf(!anyWildcard || !host.contains("*"), () -> http(rule, path))
                .found();
    }

    private static Seq<FieldError> http(IngressRule rule, FieldPath path) {
        FieldPath paths = path.child("http.paths");
        return rule.http()
                .toVector()
                .flatMap(http -> Faults.NONE
                        .when(http.paths().isEmpty(), paths::required)
                        .each(http.paths(), paths, IngressRules::path)
                        .found());
    }

    private static Rule hosts(String host) {
        return host.contains("*") ? Names.WILDCARD_SUBDOMAIN : Names.DNS_SUBDOMAIN;
    }

    private static Seq<FieldError> tls(IngressTLS tls, boolean anySecret, FieldPath path) {
        return Faults.NONE
                .each(tls.hosts(), path.child("hosts"), (host, each) -> each.invalid(host, hosts(host)))
                .keeps(Names.DNS_SUBDOMAIN, tls.secretName().filter(name -> !anySecret), path.child("secretName"))
                .found();
    }

    private static Seq<FieldError> path(HTTPIngressPath rule, FieldPath path) {
        FieldPath typed = path.child("pathType");
        return rule.pathType().isEmpty()
                ? Vector.of(typed.required("pathType must be specified"))
                : Faults.NONE
                        .and(path(rule.pathType().get().text(), rule.path().getOrElse(""), path.child("path")))
                        .oneOf(rule.pathType(), typed, "Exact", "ImplementationSpecific", "Prefix")
                        .and(backend(rule.backend(), path.child("backend")))
                        .found();
    }

    private static Seq<FieldError> path(String type, String text, FieldPath path) {
        boolean exact = type.equals(PathType.EXACT.text()) || type.equals(PathType.PREFIX.text());
        boolean any = type.equals(PathType.IMPLEMENTATION_SPECIFIC.text()) && !text.isEmpty();
        return Faults.NONE
                .when((exact || any) && !text.startsWith("/"), () -> path.invalid(text, "must be an absolute path"))
                .and(SEQUENCES
                        .filter(sequence -> exact && text.contains(sequence))
                        .map(sequence -> path.invalid(text, "must not contain '" + sequence + "'")))
                .and(SUFFIXES.filter(suffix -> exact && text.endsWith(suffix))
                        .map(suffix -> path.invalid(text, "cannot end with '" + suffix + "'")))
                .found();
    }

    private static Seq<FieldError> backend(IngressBackend backend, FieldPath path) {
        if (backend.service().isDefined() && backend.resource().isDefined()) {
            return Vector.of(path.invalid("", "cannot set both resource and service backends"));
        }
        if (backend.resource().isDefined()) {
            return reference(backend.resource().get(), path.child("resource"));
        }
        return backend.service()
                .map(service -> service(service, path))
                .getOrElse(() -> Vector.of(path.invalid("", "resource or service backend is required")));
    }

    private static Seq<FieldError> service(IngressServiceBackend service, FieldPath path) {
        ServiceBackendPort port = service.port();
        String name = port.name().getOrElse("");
        int number = port.number().getOrElse(0);
        FieldPath at = path.child("service.port");
        return Faults.NONE
                .named(Names.DNS_LABEL, service.name(), path.child("service.name"))
                .when(!name.isEmpty() && number != 0, () -> path.invalid("", "cannot set both port name & port number"))
                .when(name.isEmpty() && number == 0, () -> path.required("port name or number is required"))
                .keeps(Names.PORT_NAME, port.name().filter(text -> number == 0), at.child("name"))
                .andIf(
                        name.isEmpty() && number != 0,
                        () -> Faults.NONE.port(number, at.child("number")).found())
                .found();
    }

    /** Returns the faults of a reference to an object of the same namespace. (validateIngressTypedLocalObjectReference) */
    private static Seq<FieldError> reference(TypedLocalObjectReference reference, FieldPath path) {
        return Faults.NONE
                .given(reference.apiGroup(), group -> path.child("apiGroup").invalid(group, Names.DNS_SUBDOMAIN))
                .named(Names.PATH_SEGMENT, reference.kind(), path.child("kind"))
                .named(Names.PATH_SEGMENT, reference.name(), path.child("name"))
                .found();
    }

    /** Returns the faults of a new status. (ValidateIngressLoadBalancerStatus) */
    public static Seq<FieldError> status(Ingress after, Ingress before) {
        Seq<String> old = before.status().loadBalancer().ingress().flatMap(IngressLoadBalancerIngress::ip);
        return Faults.NONE
                .each(
                        after.status().loadBalancer().ingress(),
                        INGRESS,
                        (ingress, path) -> Faults.NONE
                                .given(
                                        ingress.ip().filter(ip -> !ip.isEmpty()),
                                        ip -> AddressRules.ip(ip, path.child("ip"), old))
                                .and(LoadBalancerRules.hostname(ingress.hostname(), path.child("hostname")))
                                .found())
                .found();
    }
}
