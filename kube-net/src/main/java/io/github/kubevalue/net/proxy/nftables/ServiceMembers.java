package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftVerdict;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ServedPort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What one port adds to the sets and maps that all ports share. */
final class ServiceMembers {
    private final ProxyNode node;
    private final ServedPort served;
    private final ProxiedPort port;

    ServiceMembers(ProxyNode node, ServedPort served) {
        this.node = node;
        this.served = served;
        this.port = served.port();
    }

    Seq<ServiceObjects.Member> all() {
        return members(Names.HAIRPIN_CONNECTIONS, hairpins())
                .appendAll(members(Names.CLUSTER_IPS, Vector.of(NftElement.of(port.clusterIp()))))
                .appendAll(members(Names.SERVICE_IPS, serviceIps()))
                .appendAll(members(Names.NO_ENDPOINT_SERVICES, servicesWithoutEndpoint()))
                .appendAll(members(Names.FIREWALL_IPS, guarded()))
                .appendAll(members(Names.SERVICE_NODE_PORTS, nodePorts()))
                .appendAll(members(Names.NO_ENDPOINT_NODE_PORTS, nodePortsWithoutEndpoint()));
    }

    private static Vector<ServiceObjects.Member> members(String of, Seq<NftElement> elements) {
        return elements.map(element -> new ServiceObjects.Member(of, element)).toVector();
    }

    /** Connections of the endpoints of this node to themselves. */
    private Seq<NftElement> hairpins() {
        return served.endpoints()
                .reachable()
                .filter(endpoint -> endpoint.isLocalTo(node.name()))
                .map(endpoint -> endpoint.address())
                .map(to -> hairpin(to.ip(), to.port().number()));
    }

    private NftElement hairpin(Ip ip, int number) {
        NftElement destination = NftElement.of(ip, port.protocol(), number);
        return new NftElement(
                destination.key().prepend(destination.key().head()), destination.verdict(), destination.comment());
    }

    private NftElement at(Ip ip) {
        return NftElement.of(ip, port.protocol(), port.port());
    }

    private static NftVerdict to(String chain) {
        return new NftVerdict.Goto(chain);
    }

    private Seq<Ip> externalAddresses() {
        return port.externalIps().appendAll(port.loadBalancerVips());
    }

    private Seq<NftElement> serviceIps() {
        String internal = port.internalPolicyLocal() ? Names.local(port) : Names.cluster(port);
        Seq<NftElement> external = served.endpoints().existAnywhere()
                ? externalAddresses().map(ip -> at(ip).to(to(Names.external(port))))
                : Vector.empty();
        return served.hasInternalEndpoints()
                ? external.prepend(at(port.clusterIp()).to(to(internal)))
                : external;
    }

    private NftElement withoutEndpoint(NftElement element) {
        NftVerdict verdict = served.endpoints().existAnywhere() ? NftVerdict.DROP : to(Names.REJECT);
        return element.to(verdict).commented(port.name().toString());
    }

    private Seq<NftElement> servicesWithoutEndpoint() {
        Seq<Ip> internal = served.hasInternalEndpoints() ? Vector.empty() : Vector.of(port.clusterIp());
        Seq<Ip> external = served.hasExternalEndpoints() ? Vector.empty() : externalAddresses();
        return internal.appendAll(external).map(this::at).map(this::withoutEndpoint);
    }

    private Seq<NftElement> guarded() {
        return served.isGuarded()
                ? port.loadBalancerVips().map(ip -> at(ip).to(to(Names.firewall(port))))
                : Vector.empty();
    }

    private Seq<NftElement> nodePort() {
        return port.nodePort().toVector().map(number -> NftElement.of(port.protocol(), number));
    }

    private Seq<NftElement> nodePorts() {
        return served.endpoints().existAnywhere()
                ? nodePort().map(element -> element.to(to(Names.external(port))))
                : Vector.empty();
    }

    private Seq<NftElement> nodePortsWithoutEndpoint() {
        return served.hasExternalEndpoints() ? Vector.empty() : nodePort().map(this::withoutEndpoint);
    }
}
