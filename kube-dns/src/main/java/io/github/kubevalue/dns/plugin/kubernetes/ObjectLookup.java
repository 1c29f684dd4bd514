package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Alias;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Items;
import io.github.kubevalue.dns.plugin.kubernetes.Found.NameError;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Finds the Service or Pod that a name stands for. */
// plugin/kubernetes/kubernetes.go, Records, findServices, findPods
record ObjectLookup(Watched watched) {
    private static final Seq<ServicePort> NO_PORTS =
            Vector.of(ServicePort.builder().port(Item.NO_PORT).build());

    /** What a name, absolute and within the zone, stands for; the zone is spelled as in the name. */
    Found find(DomainName name, DomainName zone) {
        Option<RecordRequest> parsed = RecordRequest.parse(name.without(zone));
        if (parsed.isEmpty()) {
            return new NameError(because("no name of this shape exists"));
        }
        RecordRequest request = parsed.get();
        if (request.subject() == RecordRequest.Subject.STRUCTURE) {
            return Items.none(because("a node of the tree that has no records"));
        }
        if (name.reverseAddress().isDefined()) {
            return new NameError(because("a reverse name"));
        }
        if (!watched.isExposed(request.namespace())) {
            return new NameError(because("namespace " + request.namespace() + " does not exist or is not exposed"));
        }
        return request.subject() == RecordRequest.Subject.POD ? pod(request, zone) : service(request, zone);
    }

    private Found service(RecordRequest request, DomainName zone) {
        if (request.service().isEmpty()) {
            return Items.none(because("a namespace has no records"));
        }
        Option<Service> found = watched.service(request.namespace(), request.service());
        if (found.isEmpty()) {
            return new NameError(
                    because("there is no Service " + request.service() + " in namespace " + request.namespace()));
        }
        Service service = found.get();
        if (isExternalName(service)) {
            return external(service, request);
        }
        if (isHeadless(service) || !request.endpoint().isEmpty()) {
            return endpoints(service, request, zone);
        }
        return clusterIps(service, request, zone);
    }

    static boolean isExternalName(Service service) {
        return service.spec().type().contains(ServiceType.EXTERNAL_NAME);
    }

    static boolean isHeadless(Service service) {
        return service.spec().clusterIP().contains("None");
    }

    private static Found external(Service service, RecordRequest request) {
        if (!request.endpoint().isEmpty() || request.hasPort()) {
            return new NameError(because(service.key(), "an ExternalName Service has no ports and no endpoints"));
        }
        String target = service.spec().externalName().getOrElse("");
        Option<DomainName> alias = Ip.tryParse(target).isDefined() ? Option.none() : DomainName.tryParse(target);
        return alias.filter(name -> !name.isEmpty())
                .<Found>map(name -> new Alias(name.absolute(), because(service.key(), "externalName " + target)))
                .getOrElse(() -> new NameError(because(service.key(), "externalName " + target + " is no name")));
    }

    private Found clusterIps(Service service, RecordRequest request, DomainName zone) {
        ResourceKey key = service.key();
        if (watched.options().ignoreEmptyService()
                && !watched.slices(service.namespace(), service.name()).exists(Endpoints::hasReady)) {
            return new NameError(because(key, "ignore empty_service: no endpoint is ready"));
        }
        Seq<ServicePort> all =
                service.spec().ports().isEmpty() ? NO_PORTS : service.spec().ports();
        Seq<ServicePort> ports = request.hasPort()
                ? all.filter(port -> request.matches(port.name().getOrElse(""), protocol(port)))
                : all;
        if (ports.isEmpty()) {
            return new NameError(because(key, "no port of that name and protocol"));
        }
        String labels = labels(service);
        Seq<Ip> addresses = clusterIps(service);
        Vector<Item> items = Vector.empty();
        for (ServicePort port : ports) {
            for (Ip ip : addresses) {
                items = items.append(new Item(ip, port.port(), labels, zone));
            }
        }
        return new Items(items, because(key, "cluster IPs"));
    }

    static Seq<Ip> clusterIps(Service service) {
        Seq<String> texts = service.spec().clusterIPs();
        return (texts.isEmpty() ? service.spec().clusterIP().toVector() : texts).flatMap(Ip::tryParse);
    }

    private static String protocol(ServicePort port) {
        return port.port() == Item.NO_PORT
                ? ""
                : port.protocol().getOrElse(Protocol.TCP).text();
    }

    private Found endpoints(Service service, RecordRequest request, DomainName zone) {
        String labels = labels(service);
        Vector<Item> items = Vector.empty();
        for (EndpointSlice slice : watched.slices(service.namespace(), service.name())) {
            items = items.appendAll(items(slice, request, labels, zone));
        }
        if (!items.isEmpty()) {
            return new Items(items, because(service.key(), "addresses of ready endpoints"));
        }
        return new NameError(because(
                service.key(),
                request.endpoint().isEmpty() && !request.hasPort()
                        ? "headless, and no endpoint is ready"
                        : "no ready endpoint of that name or port"));
    }

    private Seq<Item> items(EndpointSlice slice, RecordRequest request, String service, DomainName zone) {
        Seq<EndpointPort> ports = Endpoints.ports(slice)
                .filter(port -> request.matches(port.name().getOrElse(""), Endpoints.protocol(port)));
        return Endpoints.ready(slice, watched.options())
                .filter(endpoint ->
                        request.endpoint().isEmpty() || request.endpoint().equalsIgnoreCase(endpoint.name()))
                .filter(Endpoints.Named::isLabel)
                .flatMap(endpoint -> ports.map(port -> new Item(
                        endpoint.ip(), port.port().getOrElse(Item.NO_PORT), endpoint.name() + "." + service, zone)));
    }

    /** What a Service's name has before the zone. */
    static String labels(Service service) {
        return service.name() + "." + service.namespace() + ".svc";
    }

    static DomainName serviceName(Service service, DomainName zone) {
        return zone.under(labels(service));
    }

    private Found pod(RecordRequest request, DomainName zone) {
        PodMode mode = watched.options().pods();
        if (mode == PodMode.DISABLED) {
            return new NameError(because("pods disabled: there are no names of pod addresses"));
        }
        String label = request.service();
        if (label.isEmpty()) {
            return Items.none(because("a namespace has no records"));
        }
        String address = dotted(label);
        Option<Ip> ip = Ip.tryParse(address).map(ObjectLookup::unmapped);
        String name = label + "." + request.namespace() + ".pod";
        if (mode == PodMode.INSECURE) {
            return ip.<Found>map(spelled -> new Items(
                            Vector.of(new Item(spelled, 0, name, zone)),
                            because("pods insecure: the address in the name")))
                    .getOrElse(() -> new NameError(because("pods insecure: " + label + " spells no address")));
        }
        return watched.podsAt(address)
                .find(pod -> pod.namespace().equals(request.namespace()))
                .flatMap(pod -> ip.<Found>map(spelled -> new Items(
                        Vector.of(new Item(spelled, 0, name, zone)),
                        because(pod.key(), "pods verified: the pod has it"))))
                .getOrElse(() -> new NameError(because("pods verified: no pod has the address " + address)));
    }

    private static String dotted(String label) {
        long dashes = label.chars().filter(c -> c == '-').count();
        return label.replace('-', dashes == 3 && !label.contains("--") ? '.' : ':');
    }

    /** Go reads an IPv4 address that is mapped into IPv6 as the IPv4 address. */
    private static Ip unmapped(Ip ip) {
        boolean mapped = !ip.isV4() && ip.high() == 0 && ip.low() >>> 32 == 0xffff;
        return mapped ? Ip.v4(ip.low() & 0xffff_ffffL) : ip;
    }

    private static Evidence because(String rule) {
        return Evidence.of(Kubernetes.NAME, rule);
    }

    private static Evidence because(ResourceKey object, String rule) {
        return Evidence.of(Kubernetes.NAME, object, rule);
    }
}
