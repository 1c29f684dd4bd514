package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.IngressServiceBackend;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * The routes of one Ingress controller: every path of every Ingress of its classes.
 *
 * <p>The host decides first, then the longest path, then Exact over Prefix; of equals the older Ingress. A host that has
 * rules never falls through to the rules without host.
 */
public final class IngressRoutes {
    private final Snapshot snapshot;
    private final IngressFlavour flavour;
    private final Vector<IngressRoute> routes;
    private final Seq<Ingress> ingresses;

    private IngressRoutes(Snapshot snapshot, IngressFlavour flavour, Seq<Ingress> ingresses) {
        this.snapshot = snapshot;
        this.flavour = flavour;
        this.ingresses = ingresses;
        this.routes = ingresses
                .toVector()
                .flatMap(ingress -> ingress.spec()
                        .rules()
                        .flatMap(rule -> rule.http()
                                .toVector()
                                .flatMap(http ->
                                        http.paths().map(path -> new IngressRoute(ingress, rule.host(), path)))));
    }

    /**
     * Returns the routes that the controller of that name serves.
     *
     * @param controller the {@code spec.controller} of its IngressClasses
     */
    public static IngressRoutes of(Snapshot snapshot, String controller) {
        Seq<String> classes = snapshot.list(IngressClass.KIND)
                .filter(type -> type.spec().controller().contains(controller))
                .map(IngressClass::name);
        Seq<Ingress> ingresses = snapshot.list(Ingress.KIND)
                .filter(ingress -> className(ingress).exists(classes::contains))
                .sorted(Comparator.comparing((Ingress ingress) ->
                                ingress.metadata().creationTimestamp().getOrElse(Instant.EPOCH))
                        .thenComparing(Ingress::key));
        return new IngressRoutes(snapshot, IngressFlavour.of(controller), ingresses);
    }

    private static Option<String> className(Ingress ingress) {
        return ingress.spec()
                .ingressClassName()
                .orElse(ingress.metadata().annotations().get("kubernetes.io/ingress.class"));
    }

    /** Returns what the controller does with a request. */
    public IngressDecision decide(HttpRequest request) {
        String host = request.hostname();
        Vector<IngressRoute> ofHost = firstNonEmpty(
                routes.filter(route -> route.isHost(host)),
                routes.filter(route -> route.isWildcardOf(host)),
                routes.filter(IngressRoute::isAnyHost));
        if (ofHost.isEmpty()) {
            return defaultBackend("no rule for host " + host);
        }
        if (!request.tls() && flavour == IngressFlavour.NGINX && hasTls(ofHost, host)) {
            return new IngressDecision.Answer(308, "host " + host + " has TLS, so plain HTTP is redirected to https");
        }
        boolean regex = flavour == IngressFlavour.NGINX && ofHost.exists(IngressRoute::usesRegex);
        Option<IngressRoute> matched = ofHost.filter(route -> route.matches(request.path(), flavour, regex))
                .sorted(IngressRoute.precedence(regex))
                .headOption();
        if (matched.isEmpty()) {
            return slashRedirect(ofHost, request)
                    .getOrElse(() -> defaultBackend("no path of host " + host + " matches " + request.path()));
        }
        IngressRoute route = matched.get();
        return dial(route.ingress(), route.toString(), route.path().backend());
    }

    @SafeVarargs
    private static Vector<IngressRoute> firstNonEmpty(Vector<IngressRoute>... candidates) {
        return Vector.of(candidates).find(found -> !found.isEmpty()).getOrElse(Vector.empty());
    }

    private boolean hasTls(Vector<IngressRoute> ofHost, String host) {
        return ofHost.map(IngressRoute::ingress)
                .exists(ingress -> ingress.spec()
                                .tls()
                                .exists(tls -> tls.hosts().isEmpty()
                                        || tls.hosts().exists(name -> IngressRoute.covers(name, host)))
                        && !ingress.metadata()
                                .annotations()
                                .get("nginx.ingress.kubernetes.io/ssl-redirect")
                                .contains("false"));
    }

    /** nginx answers {@code /p} with a redirect where only the proxied location {@code /p/} exists. */
    private Option<IngressDecision> slashRedirect(Vector<IngressRoute> ofHost, HttpRequest request) {
        boolean slash = flavour == IngressFlavour.NGINX
                && ofHost.exists(route -> route.isPrefix() && route.text().equals(request.path() + "/"));
        return Option.when(
                slash,
                () -> new IngressDecision.Answer(
                        301, "only " + request.path() + "/ is a location, so nginx redirects to it"));
    }

    private IngressDecision defaultBackend(String why) {
        return ingresses
                .find(ingress -> ingress.spec().defaultBackend().isDefined())
                .map(ingress -> dial(
                        ingress,
                        "the default backend",
                        ingress.spec().defaultBackend().get()))
                .getOrElse(() -> new IngressDecision.Answer(404, why));
    }

    private IngressDecision dial(Ingress ingress, String rule, IngressBackend backend) {
        if (backend.service().isEmpty()) {
            return new IngressDecision.NotModelled("a resource backend in " + ingress.key());
        }
        IngressServiceBackend target = backend.service().get();
        Option<Service> service = snapshot.get(Service.KIND, ingress.namespace(), target.name());
        if (service.isEmpty()) {
            return unavailable("service/" + ingress.namespace() + "/" + target.name() + ", which " + ingress.key()
                    + " names, does not exist");
        }
        if (service.get().spec().isExternalName()) {
            return new IngressDecision.NotModelled(
                    "the ExternalName backend " + service.get().key());
        }
        Option<ServicePort> port = service.get().spec().ports().find(candidate -> isMeant(candidate, target));
        if (port.isEmpty()) {
            return unavailable(service.get().key() + " has no port " + printed(target));
        }
        Seq<Endpoint> endpoints = endpoints(service.get(), port.get());
        return endpoints.isEmpty()
                ? unavailable(service.get().key() + " has no ready endpoint on port " + printed(target))
                : new IngressDecision.Dial(ingress.key(), rule, service.get().key(), endpoints);
    }

    private static IngressDecision unavailable(String reason) {
        return new IngressDecision.Answer(503, reason);
    }

    private static boolean isMeant(ServicePort port, IngressServiceBackend target) {
        return target.port().name().isDefined() && !target.port().name().contains("")
                ? target.port().name().equals(port.name())
                : target.port().number().contains(port.port());
    }

    private static String printed(IngressServiceBackend target) {
        return target.port()
                .name()
                .getOrElse(() -> target.port().number().map(String::valueOf).getOrElse("?"));
    }

    private Seq<Endpoint> endpoints(Service service, ServicePort port) {
        return snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .flatMap(slice -> slice.ports()
                        .filter(candidate -> candidate
                                .name()
                                .getOrElse("")
                                .equals(port.name().getOrElse("")))
                        .flatMap(candidate -> candidate.port())
                        .flatMap(number -> slice.endpoints()
                                .filter(endpoint ->
                                        endpoint.conditions().ready().getOrElse(true))
                                .flatMap(endpoint -> endpoint.addresses())
                                .flatMap(Ip::tryParse)
                                .map(ip -> new Endpoint(ip, Port.of(number)))))
                .distinct()
                .sorted();
    }
}
