package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.ParentReference;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** What lies between workloads. */
// pkg/printers/internalversion/printers.go
final class NetworkPrinters {
    private NetworkPrinters() {}

    static Seq<Column<Ingress>> ingresses() {
        return Vector.of(
                Column.of("NAME", Ingress::name),
                Column.of("CLASS", each -> each.spec().ingressClassName().getOrElse("<none>")),
                Column.of("HOSTS", NetworkPrinters::hosts),
                Column.of("ADDRESS", NetworkPrinters::addresses),
                Column.of("PORTS", each -> each.spec().tls().isEmpty() ? "80" : "80, 443"),
                Column.at("AGE", Age::of));
    }

    private static String hosts(Ingress ingress) {
        Seq<String> hosts = ingress.spec().rules().flatMap(rule -> rule.host()).filter(host -> !host.isEmpty());
        return hosts.isEmpty() ? "*" : Texts.more(hosts);
    }

    private static String addresses(Ingress ingress) {
        return ingress.status()
                .loadBalancer()
                .ingress()
                .map(each -> each.ip()
                        .filter(ip -> !ip.isEmpty())
                        .orElse(each.hostname())
                        .getOrElse(""))
                .mkString(",");
    }

    static Seq<Column<IngressClass>> ingressClasses() {
        return Vector.of(
                Column.of("NAME", IngressClass::name),
                Column.of("CONTROLLER", each -> each.spec().controller().getOrElse("")),
                Column.of(
                        "PARAMETERS",
                        each -> each.spec()
                                .parameters()
                                .map(ref -> ref.kind() + "/" + ref.name())
                                .getOrElse("<none>")),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<NetworkPolicy>> networkPolicies() {
        return Vector.of(
                Column.of("NAME", NetworkPolicy::name),
                Column.of("POD-SELECTOR", each -> Texts.selector(each.spec().podSelector())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<EndpointSlice>> endpointSlices() {
        return Vector.of(
                Column.of("NAME", EndpointSlice::name),
                Column.of("ADDRESSTYPE", each -> each.addressType().text()),
                Column.of("PORTS", NetworkPrinters::ports),
                Column.of("ENDPOINTS", NetworkPrinters::endpoints),
                Column.at("AGE", Age::of));
    }

    private static String ports(EndpointSlice slice) {
        return slice.ports().isEmpty()
                ? "<unset>"
                : Texts.more(slice.ports()
                        .map(port -> port.port().map(String::valueOf).getOrElse("*")));
    }

    private static String endpoints(EndpointSlice slice) {
        Seq<String> all =
                slice.endpoints().flatMap(endpoint -> endpoint.addresses().headOption());
        return all.isEmpty() ? "<unset>" : Texts.more(all);
    }

    static Seq<Column<ServiceCIDR>> serviceCIDRs() {
        return Vector.of(
                Column.of("NAME", ServiceCIDR::name),
                Column.of("CIDRS", each -> each.spec().cidrs().mkString(",")),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<IPAddress>> addresses() {
        return Vector.of(
                Column.of("NAME", IPAddress::name),
                Column.of(
                        "PARENTREF",
                        each -> each.spec()
                                .parentRef()
                                .map(NetworkPrinters::parent)
                                .getOrElse("<none>")),
                Column.at("AGE", Age::of));
    }

    private static String parent(ParentReference parent) {
        String group = parent.group()
                .filter(text -> !text.isEmpty())
                .map(text -> "." + text)
                .getOrElse("");
        String namespace = parent.namespace()
                .filter(text -> !text.isEmpty())
                .map(text -> "/" + text)
                .getOrElse("");
        return (parent.resource().getOrElse("") + group).toLowerCase(Locale.ROOT) + namespace + "/"
                + parent.name().getOrElse("");
    }
}
