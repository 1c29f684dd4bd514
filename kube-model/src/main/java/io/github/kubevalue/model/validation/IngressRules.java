package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressRule;
import io.github.kubevalue.model.networking.IngressServiceBackend;
import io.github.kubevalue.model.networking.IngressSpec;
import io.github.kubevalue.model.networking.IngressTLS;
import io.github.kubevalue.model.networking.PathType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Ingresses. (pkg/apis/networking/validation/validation.go) */
public final class IngressRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Seq<String> SEQUENCES = Vector.of("//", "/./", "/../", "%2f", "%2F");
    private static final Seq<String> SUFFIXES = Vector.of("/..", "/.");

    private IngressRules() {}

    /** Returns the faults of an Ingress. */
    public static Seq<FieldError> faults(Ingress ingress) {
        IngressSpec spec = ingress.spec();
        boolean empty = spec.rules().isEmpty() && spec.defaultBackend().isEmpty();
        return Faults.NONE
                .when(empty, SPEC.invalidJson("null", "either `defaultBackend` or `rules` must be specified"))
                .given(spec.defaultBackend(), backend -> backend(backend, SPEC.child("defaultBackend")))
                .each(spec.rules(), SPEC.child("rules"), IngressRules::rule)
                .each(spec.tls(), SPEC.child("tls"), IngressRules::tls)
                .keeps(Names.DNS_SUBDOMAIN, spec.ingressClassName(), SPEC.child("ingressClassName"))
                .found();
    }

    private static Seq<FieldError> rule(IngressRule rule, FieldPath path) {
        String host = rule.host().getOrElse("");
        return Faults.NONE
                .when(
                        Ip.tryParse(host).isDefined(),
                        path.child("host").invalid(host, "must be a DNS name, not an IP address"))
                .keeps(hosts(host), rule.host(), path.child("host"))
                .given(
                        rule.http(),
                        http -> Faults.NONE
                                .when(
                                        http.paths().isEmpty(),
                                        path.child("http.paths").required(""))
                                .each(http.paths(), path.child("http.paths"), IngressRules::path)
                                .found())
                .found();
    }

    private static Rule hosts(String host) {
        return host.contains("*") ? Names.WILDCARD_SUBDOMAIN : Names.DNS_SUBDOMAIN;
    }

    private static Seq<FieldError> tls(IngressTLS tls, FieldPath path) {
        return Faults.NONE
                .each(tls.hosts(), path.child("hosts"), (host, each) -> each.invalid(host, hosts(host)))
                .keeps(Names.DNS_SUBDOMAIN, tls.secretName(), path.child("secretName"))
                .found();
    }

    private static Seq<FieldError> path(HTTPIngressPath rule, FieldPath path) {
        Option<PathType> type = rule.pathType();
        if (type.isEmpty()) {
            return Vector.of(path.child("pathType").required("pathType must be specified"));
        }
        String text = rule.path().getOrElse("");
        boolean exact = type.contains(PathType.EXACT) || type.contains(PathType.PREFIX);
        boolean any = type.contains(PathType.IMPLEMENTATION_SPECIFIC) && text.isEmpty();
        FieldPath where = path.child("path");
        return Faults.NONE
                .when(!any && !text.startsWith("/"), where.invalid(text, "must be an absolute path"))
                .and(SEQUENCES
                        .filter(sequence -> exact && text.contains(sequence))
                        .map(sequence -> where.invalid(text, "must not contain '" + sequence + "'")))
                .and(SUFFIXES.filter(suffix -> exact && text.endsWith(suffix))
                        .map(suffix -> where.invalid(text, "cannot end with '" + suffix + "'")))
                .oneOf(type, path.child("pathType"), "Exact", "ImplementationSpecific", "Prefix")
                .and(backend(rule.backend(), path.child("backend")))
                .found();
    }

    private static Seq<FieldError> backend(IngressBackend backend, FieldPath path) {
        if (backend.service().isDefined() && backend.resource().isDefined()) {
            return Vector.of(path.invalid("", "cannot set both resource and service backends"));
        }
        if (backend.resource().isDefined()) {
            return Faults.NONE
                    .named(Names.PATH_SEGMENT, backend.resource().get().kind(), path.child("resource.kind"))
                    .named(Names.PATH_SEGMENT, backend.resource().get().name(), path.child("resource.name"))
                    .found();
        }
        return backend.service()
                .map(service -> service(service, path))
                .getOrElse(() -> Vector.of(path.invalid("", "resource or service backend is required")));
    }

    private static Seq<FieldError> service(IngressServiceBackend service, FieldPath path) {
        String name = service.port().name().getOrElse("");
        int number = service.port().number().getOrElse(0);
        Faults faults = Faults.NONE.named(Names.DNS_LABEL, service.name(), path.child("service.name"));
        if (!name.isEmpty() && number != 0) {
            return faults.when(true, path.invalid("", "cannot set both port name & port number"))
                    .found();
        }
        if (name.isEmpty() && number == 0) {
            return faults.when(true, path.required("port name or number is required"))
                    .found();
        }
        return name.isEmpty()
                ? faults.port(number, path.child("service.port.number")).found()
                : faults.keeps(Names.PORT_NAME, Option.of(name), path.child("service.port.name"))
                        .found();
    }
}
