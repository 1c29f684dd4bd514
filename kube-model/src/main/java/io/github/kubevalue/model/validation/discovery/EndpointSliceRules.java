package io.github.kubevalue.model.validation.discovery;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.DomainRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on EndpointSlices. (pkg/apis/discovery/validation/validation.go) */
public final class EndpointSliceRules {
    private static final FieldPath TYPE = FieldPath.of("addressType");
    private static final FieldPath PORTS = FieldPath.of("ports");
    private static final FieldPath ENDPOINTS = FieldPath.of("endpoints");
    private static final int MOST_PORTS = 20_000;
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_TOPOLOGY = 16;
    private static final int MOST_HINTS = 8;

    private EndpointSliceRules() {}

    /** Returns the faults of a new slice that has its defaults. */
    public static Seq<FieldError> faults(EndpointSlice slice) {
        return faults(slice, Vector.empty());
    }

    /** Returns the faults of a slice that replaces another: the same endpoints are not judged again. */
    public static Seq<FieldError> updated(EndpointSlice after, EndpointSlice before) {
        boolean alike = after.addressType().equals(before.addressType())
                || after.endpoints().equals(before.endpoints());
        return Faults.NONE
                .and(faults(after, alike ? before.endpoints() : Vector.empty()))
                .immutable(after.addressType(), before.addressType(), TYPE, type -> GoText.json(type.text()))
                .found();
    }

    private static Seq<FieldError> faults(EndpointSlice slice, Seq<Endpoint> before) {
        String type = slice.addressType().text();
        return Faults.NONE
                .someOf(Option.of(slice.addressType()), TYPE, "FQDN", "IPv4", "IPv6")
                .and(ports(slice.ports()))
                .and(endpoints(slice.endpoints(), before, type))
                .found();
    }

    private static Seq<FieldError> ports(Seq<EndpointPort> ports) {
        Seq<String> names = ports.map(port -> port.name().getOrElse(""));
        return ports.size() > MOST_PORTS
                ? Vector.of(PORTS.tooMany(ports.size(), MOST_PORTS))
                : ports.zipWithIndex().flatMap(each -> {
                    FieldPath path = PORTS.index(each._2);
                    String name = names.get(each._2);
                    return Faults.NONE
                            .keeps(Names.DNS_LABEL, each._1.name(), path.child("name"))
                            .when(
                                    names.indexOf(name) < each._2,
                                    () -> path.child("name").duplicate(name))
                            .someOf(each._1.protocol(), path.child("protocol"), "SCTP", "TCP", "UDP")
                            .given(
                                    each._1.appProtocol(),
                                    text -> path.child("appProtocol").invalid(text, Names.QUALIFIED_NAME))
                            .found();
                });
    }

    private static Seq<FieldError> endpoints(Seq<Endpoint> endpoints, Seq<Endpoint> before, String type) {
        return endpoints.size() > MOST_ENDPOINTS && !endpoints.equals(before)
                ? Vector.of(ENDPOINTS.tooMany(endpoints.size(), MOST_ENDPOINTS))
                : Faults.NONE
                        .eachNew(endpoints, before, ENDPOINTS, (endpoint, path) -> endpoint(endpoint, type, path))
                        .found();
    }

    private static Seq<FieldError> endpoint(Endpoint endpoint, String type, FieldPath path) {
        FieldPath addresses = path.child("addresses");
        FieldPath topology = path.child("deprecatedTopology");
        int count = endpoint.addresses().size();
        int labels = endpoint.deprecatedTopology().size();
        return Faults.NONE
                .when(count == 0, () -> addresses.required("must contain at least 1 address"))
                .when(count > MOST_ADDRESSES, () -> addresses.tooMany(count, MOST_ADDRESSES))
                .each(endpoint.addresses(), addresses, (address, each) -> address(address, type, addresses, each))
                .given(endpoint.nodeName(), name -> path.child("nodeName").invalid(name, Names.DNS_SUBDOMAIN))
                .when(labels > MOST_TOPOLOGY, () -> topology.tooMany(labels, MOST_TOPOLOGY))
                .and(LabelRules.labels(endpoint.deprecatedTopology(), topology))
                .given(endpoint.hostname(), name -> path.child("hostname").invalid(name, Names.DNS_LABEL))
                .given(endpoint.hints(), hints -> hints(hints, path.child("hints")))
                .found();
    }

    private static Seq<FieldError> address(String address, String type, FieldPath list, FieldPath path) {
        return switch (type) {
            case "IPv4" -> ip(address, AddressRules.ip(address, path), true, list, path);
            case "IPv6" -> ip(address, AddressRules.canonicalIp(address, path), false, list, path);
            case "FQDN" -> DomainRules.fullName(address, path);
            default -> Vector.empty();
        };
    }

    /** That an address is of the other family is said of the list. */
    private static Seq<FieldError> ip(
            String address, Seq<FieldError> faults, boolean isV4, FieldPath list, FieldPath path) {
        if (!faults.isEmpty()) {
            return faults;
        }
        boolean other = AddressRules.sloppy(address).map(Ip::isV4).getOrElse(isV4) != isV4;
        return Faults.NONE
                .when(other, () -> list.invalid(address, "must be an " + (isV4 ? "IPv4" : "IPv6") + " address"))
                .and(AddressRules.endpoint(address, path))
                .found();
    }

    private static Seq<FieldError> hints(EndpointHints hints, FieldPath path) {
        Seq<String> zones = hints.forZones().map(ForZone::name);
        Seq<String> nodes = hints.forNodes().map(ForNode::name);
        FieldPath forZones = path.child("forZones");
        FieldPath forNodes = path.child("forNodes");
        if (zones.size() > MOST_HINTS) {
            return Vector.of(forZones.tooMany(zones.size(), MOST_HINTS));
        }
        return Faults.NONE
                .and(hints(zones, Names.LABEL_VALUE, forZones))
                .and(
                        nodes.size() > MOST_HINTS
                                ? Vector.of(forNodes.tooMany(nodes.size(), MOST_HINTS))
                                : hints(nodes, Names.DNS_SUBDOMAIN, forNodes))
                .found();
    }

    private static Seq<FieldError> hints(Seq<String> names, Rule rule, FieldPath path) {
        return names.zipWithIndex()
                .flatMap(each -> Faults.NONE
                        .when(
                                names.indexOf(each._1) < each._2,
                                () -> path.index(each._2).child("name").duplicate(each._1))
                        .and(path.index(each._2).child("name").invalid(each._1, rule))
                        .found());
    }
}
