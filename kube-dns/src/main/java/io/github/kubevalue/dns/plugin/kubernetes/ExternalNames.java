package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The names under which Services are reached from outside: {@code SERVICE.NAMESPACE} of a zone of their own, for the
 * addresses of load balancers and external IPs.
 */
// plugin/kubernetes/external.go
public final class ExternalNames {
    private final Watched watched;
    private final boolean headless;

    ExternalNames(Watched watched, boolean headless) {
        this.watched = watched;
        this.headless = headless;
    }

    /** What stands behind a name. */
    public sealed interface Found {
        /** What decided. */
        Evidence because();
    }

    /** No such name. */
    public record NameError(Evidence because) implements Found {}

    /** The name is that of the zone itself: CoreDNS fails. */
    public record Failure(Evidence because) implements Found {}

    /** The name exists; it may be without entries. */
    public record Entries(Seq<Entry> entries, Evidence because) implements Found {}

    /**
     * One port at one place.
     *
     * @param host an address or a name, as the Service has it
     * @param port the port, negative if none is declared
     * @param portName the name of the port, empty if it has none
     * @param protocol its protocol, empty if it has none
     * @param name the name of the place itself
     */
    public record Entry(String host, int port, String portName, String protocol, DomainName name) {
        /** The address, unless the host is a name. */
        public Option<Ip> ip() {
            return Ip.tryParse(host);
        }
    }

    /** The time to live of names that are not addresses. */
    public long ttl() {
        return watched.options().ttl();
    }

    /** Returns what stands behind a name, which is in lower case, for questions of a type. */
    // External
    public Found find(DomainName name, DomainName zone, RecordType type) {
        boolean pointer = type.equals(RecordType.PTR);
        Option<Ip> ip = pointer ? name.reverseAddress() : Option.none();
        if (ip.isDefined()) {
            return reverse(ip.get());
        }
        Vector<String> labels = name.without(zone).labels();
        if (labels.isEmpty()) {
            return new Failure(because("the zone itself"));
        }
        String namespace = labels.last();
        if (!watched.isExposed(namespace)) {
            return new NameError(because("namespace " + namespace + " does not exist or is not exposed"));
        }
        if (labels.size() == 1) {
            return new Entries(Vector.empty(), because("a namespace has no records"));
        }
        Option<RecordRequest.Prefix> prefix = prefix(labels.dropRight(2));
        Found found = prefix.isEmpty()
                ? new NameError(because("no name of this shape exists"))
                : service(namespace, labels.get(labels.size() - 2), prefix.get(), zone);
        return pointer && found instanceof Entries entries ? new Entries(Vector.empty(), entries.because()) : found;
    }

    private static Option<RecordRequest.Prefix> prefix(Vector<String> labels) {
        return switch (labels.size()) {
            case 0 -> Option.some(new RecordRequest.Prefix.None());
            case 1 -> Option.some(new RecordRequest.Prefix.Endpoint(RecordRequest.stripped(labels.head()), ""));
            case 2 ->
                Option.some(new RecordRequest.Prefix.Port(
                        RecordRequest.stripped(labels.head()), RecordRequest.stripped(labels.last())));
            default -> Option.none();
        };
    }

    private Found service(String namespace, String name, RecordRequest.Prefix prefix, DomainName zone) {
        Option<Service> service = watched.service(namespace, name);
        Seq<Entry> entries = service.map(found -> entries(found, prefix, zone)).getOrElse(Vector.empty());
        if (service.isEmpty()) {
            return new NameError(because("there is no Service " + name + " in namespace " + namespace));
        }
        return entries.isEmpty()
                ? new NameError(because(service.get(), "it is not reached from outside under this name"))
                : new Entries(entries, because(service.get(), "external addresses"));
    }

    private Seq<Entry> entries(Service service, RecordRequest.Prefix prefix, DomainName zone) {
        Seq<String> hosts = hosts(service);
        boolean endpoint = prefix instanceof RecordRequest.Prefix.Endpoint;
        if (headless && hosts.isEmpty() && (ServedService.isHeadless(service) || endpoint)) {
            return endpoints(service, prefix, zone);
        }
        Seq<NamedPort> ports =
                NamedPort.of(service.spec()).filter(port -> prefix.matches(port.name(), port.protocol()));
        DomainName name = name(service, zone);
        return hosts.flatMap(host -> ports.map(port -> entry(host, port, name)));
    }

    private Seq<Entry> endpoints(Service service, RecordRequest.Prefix prefix, DomainName zone) {
        DomainName name = name(service, zone);
        return watched.endpoints(ServedService.of(service))
                .flatMap(group -> group.addresses()
                        .filter(address -> address.isLabel()
                                && (!(prefix instanceof RecordRequest.Prefix.Endpoint endpoint)
                                        || endpoint.name().equalsIgnoreCase(address.name())))
                        .flatMap(address -> group.ports()
                                .filter(port -> prefix.matches(port.name(), port.protocol()))
                                .map(port -> entry(address.ip().toString(), port, name.under(address.name())))));
    }

    private static Entry entry(String host, NamedPort port, DomainName name) {
        return new Entry(host, port.number(), port.name(), port.protocol(), name);
    }

    private static DomainName name(Service service, DomainName zone) {
        return zone.under(service.name() + "." + service.namespace());
    }

    // plugin/kubernetes/object/service.go, ToService
    static Seq<String> hosts(Service service) {
        return service.spec()
                .externalIPs()
                .appendAll(service.status().loadBalancer().ingress().map(ExternalNames::host));
    }

    private static String host(LoadBalancerIngress ingress) {
        return ingress.ip()
                .filter(ip -> !ip.isEmpty())
                .getOrElse(() -> ingress.hostname().getOrElse(""));
    }

    // ExternalReverse
    private Found reverse(Ip ip) {
        Seq<Entry> entries = watched.allServices()
                .filter(service -> hosts(service).contains(ip.toString()) && watched.isReversible(service.namespace()))
                .map(service ->
                        entry("", NamedPort.NONE, DomainName.parse(service.name() + "." + service.namespace())));
        return entries.isEmpty()
                ? new NameError(because(ip + " is nobody's external address"))
                : new Entries(entries, because("external addresses"));
    }

    /** The addresses under which this CoreDNS itself is reached from outside. */
    // ExternalAddress
    public Seq<Ip> servers() {
        return new NameServers(watched).external(headless);
    }

    /** All places with external addresses. */
    // ExternalServices
    public Seq<Entry> services(DomainName zone) {
        return watched.allServices()
                .filter(service -> !isOfEndpoints(service))
                .flatMap(service -> entries(service, new RecordRequest.Prefix.None(), zone));
    }

    /** The endpoints of all Services that are reached through them, Service by Service. */
    public Seq<Seq<Entry>> headlessServices(DomainName zone) {
        return watched.allServices()
                .filter(this::isOfEndpoints)
                .map(service -> endpoints(service, new RecordRequest.Prefix.None(), zone))
                .filter(entries -> !entries.isEmpty());
    }

    private boolean isOfEndpoints(Service service) {
        return headless && hosts(service).isEmpty() && ServedService.isHeadless(service);
    }

    private static Evidence because(String rule) {
        return Evidence.of("k8s_external", rule);
    }

    private static Evidence because(Service service, String rule) {
        return Evidence.of("k8s_external", service.key(), rule);
    }
}
